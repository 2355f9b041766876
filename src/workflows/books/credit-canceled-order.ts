import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ChangeActionType, MathBN, Modules, OrderChangeStatus, OrderChangeType } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { Money } from "../../amazon/money"
import { queryRows } from "../support/query-rows"
import { sumOf, type OrderPayments } from "./order-payments"

/**
 * A canceled order costs nothing, so that what was captured and is not refunded is owed to the buyer. Medusa credits
 * what its cancellation has refunded, and no more. Without the rest it asks for no refund, and an admin's fails half-way:
 * Amazon has returned the money, and then Medusa finds that it can credit nothing to a canceled order (core-flows,
 * payment/workflows/refund-payment.js). With it there is nothing left to credit, and the refund goes through.
 */
export async function creditCanceledOrder(container: MedusaContainer, order: OrderPayments): Promise<void> {
  if (!order.canceled) return
  const [first] = order.payments
  const owed = order.payments.map(({ captures, refunds }) => sumOf(captures).minus(sumOf(refunds)))
  if (!first || owed.every((amount) => !amount.isGreaterThan(0))) return
  const { currency_code, collection } = first
  const missing = MathBN.sum(
    await pendingDifference(container, order.order_id),
    ...owed.map((amount) => amount.toFixed()),
  )
  if (!MathBN.gt(missing, 0) || Money.of(missing, currency_code).isZero()) return
  await creditLine(container, order.order_id, { amount: missing, reference_id: collection.id })
}

const summarySchema = z.object({
  summary: z.object({ pending_difference: z.custom<BigNumberInput>((value) => value != null) }),
})

/** What the order costs, less what is paid: below zero when money is owed to the buyer. */
async function pendingDifference(container: MedusaContainer, id: string): Promise<BigNumberInput> {
  const [order] = await queryRows(container, { entity: "order", fields: ["id", "summary"], filters: { id } })
  return summarySchema.parse(order).summary.pending_difference
}

/** As Medusa's own workflow does it, which refuses a canceled order. */
async function creditLine(
  container: MedusaContainer,
  order_id: string,
  line: { amount: BigNumberInput; reference_id: string },
): Promise<void> {
  const module = container.resolve(Modules.ORDER)
  const { PENDING, REQUESTED } = OrderChangeStatus
  // An edit that was begun before the order was canceled: Medusa takes one change at a time.
  if ((await module.listOrderChanges({ order_id, status: [PENDING, REQUESTED] })).length > 0) return
  const { id, version } = await module.createOrderChange({ order_id, change_type: OrderChangeType.CREDIT_LINE })
  await module.addOrderAction({
    order_change_id: id,
    order_id,
    version,
    action: ChangeActionType.CREDIT_LINE_ADD,
    reference: "payment_collection",
    ...line,
  })
  await module.confirmOrderChange(id)
}
