import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  isPaidWithAmazonPayWorkflow,
  orderOfPaymentWorkflow,
  prepareCancelWorkflow,
  prepareDeleteWorkflow,
  prepareRefundWorkflow,
} from "../../workflows"
import { oneAtATime } from "../../workflows/support/one-at-a-time"
import { inOwnWords } from "../../workflows/support/workflow-of"
import { isForgeable, refuse } from "./refuse-forgeable"
import { whenAnswered } from "./when-answered"

/** Runs before Medusa's own refund route. */
export async function prepareRefund(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { id = "" } = req.params
  const { result: order_id } = await orderOfPaymentWorkflow(req.scope).run({ input: id })
  const asked: unknown = Reflect.get(Object(req.body), "amount")
  const amount = typeof asked === "number" ? asked : null
  const prepare = (order: string) => prepareRefundWorkflow(req.scope).run({ input: { order_id: order, amount } })
  await inTurn({ req, res, next }, order_id, prepare)
}

/** Runs before Medusa's own route that cancels an order, and refunds what was captured. */
export async function prepareCancel(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { id = "" } = req.params
  const { result: isOurs } = await isPaidWithAmazonPayWorkflow(req.scope).run({ input: id })
  const prepare = (order: string) => prepareCancelWorkflow(req.scope).run({ input: order })
  await inTurn({ req, res, next }, isOurs ? id : null, prepare)
}

/** Runs before Medusa's own route that deletes a draft order. */
export async function prepareDelete(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { id = "" } = req.params
  const { result: isOurs } = await isPaidWithAmazonPayWorkflow(req.scope).run({ input: id })
  const prepare = (order: string) => prepareDeleteWorkflow(req.scope).run({ input: order })
  await inTurn({ req, res, next }, isOurs ? id : null, prepare)
}

interface Asked {
  req: MedusaRequest
  res: MedusaResponse
  next: MedusaNextFunction
}

/**
 * What refunds an order goes through Medusa's route one after the other: of two at the same time Medusa answers one with 400
 * after Amazon has made both, because an order takes one change at a time (core-flows, payment/workflows/refund-payment.js:
 * credit lines).
 *
 * @param orderId null for what is not paid with Amazon Pay, which is left alone
 * @param prepare sees that Medusa can book it
 * @throws when the one before takes longer than a refund can, and before anything is refunded
 */
async function inTurn(
  { req, res, next }: Asked,
  orderId: string | null,
  prepare: (orderId: string) => Promise<unknown>,
): Promise<void> {
  if (orderId === null) {
    next()
    return
  }
  if (isForgeable(req)) {
    refuse(res)
    return
  }
  const refundInTurn = async () => {
    await prepare(orderId)
    const answered = whenAnswered(res)
    next()
    await answered
  }
  await inOwnWords({}, () => oneAtATime(req.scope, `refund:${orderId}`, refundInTurn))
}
