import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { prepareRefundWorkflow } from "../../workflows"
import { oneAtATime } from "../../workflows/support/one-at-a-time"

/**
 * Runs before Medusa's own refund route. Two refunds of one order go through it one after the other: of two at the same
 * time Medusa answers one with 400 after Amazon has made both, because an order takes one change at a time (core-flows,
 * payment/workflows/refund-payment.js: credit lines).
 *
 * @throws when the one before takes longer than a refund can, and before anything is refunded
 */
export async function prepareRefund(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { id = "" } = req.params
  const { result: orderId } = await prepareRefundWorkflow(req.scope).run({ input: id })
  if (orderId === null) {
    next()
    return
  }
  const answered = new Promise<void>((resolve) => res.once("close", resolve))
  await oneAtATime(req.scope, `refund:${orderId}`, () => {
    next()
    return answered
  })
}
