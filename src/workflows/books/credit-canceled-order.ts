import type { MedusaContainer } from "@medusajs/framework/types"
import { Money } from "../../amazon/money"
import { addCreditLine } from "./credit-line"
import { sumOf, type OrderPayments } from "./order-payments"
import { pendingDifference } from "./order-summary"

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
  const missing = owed.reduce((sum, amount) => sum.plus(amount), await pendingDifference(container, order.order_id))
  if (!missing.isGreaterThan(0) || Money.of(missing, currency_code).isZero()) return
  await addCreditLine(container, order, { amount: missing.toFixed(), reference_id: collection.id })
}
