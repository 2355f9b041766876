import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { orderOfPaymentWorkflow, prepareRefundWorkflow } from "../../workflows"
import { oneAtATime } from "../../workflows/support/one-at-a-time"
import { inOwnWords } from "../../workflows/support/workflow-of"
import { isForgeable, refuse } from "./refuse-forgeable"

/**
 * Runs before Medusa's own refund route. Two refunds of one order go through it one after the other: of two at the same
 * time Medusa answers one with 400 after Amazon has made both, because an order takes one change at a time (core-flows,
 * payment/workflows/refund-payment.js: credit lines).
 *
 * @throws when the one before takes longer than a refund can, and before anything is refunded
 */
export async function prepareRefund(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { id = "" } = req.params
  const { result: order_id } = await orderOfPaymentWorkflow(req.scope).run({ input: id })
  if (order_id === null) {
    next()
    return
  }
  if (isForgeable(req)) {
    refuse(res)
    return
  }
  const asked: unknown = Reflect.get(Object(req.body), "amount")
  const amount = typeof asked === "number" ? asked : null
  const refundInTurn = async () => {
    await prepareRefundWorkflow(req.scope).run({ input: { order_id, amount } })
    const answered = whenAnswered(res)
    next()
    await answered
  }
  await inOwnWords({}, () => oneAtATime(req.scope, `refund:${order_id}`, refundInTurn))
}

/**
 * Medusa's route has done its work when it writes its answer, whether or not anybody is still there to read it: what the
 * connection does says nothing, for it may have been closed before the work began.
 */
function whenAnswered(res: MedusaResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = res.end.bind(res)
    res.end = (...args: unknown[]): typeof res => {
      resolve()
      Reflect.apply(end, res, args)
      return res
    }
  })
}
