import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { Money } from "../../amazon/money"
import { isLive, takenByAll } from "../../ledger/charge"
import { dueOf } from "../../providers/amazon-pay/medusa/money-of"
import { errorInfo } from "../support/error-info"
import { correctBooks, isMade } from "../books/correct-books"
import {
  atAmazon,
  findOrderPayments,
  permissionOf,
  sumOf,
  type OrderPayment,
  type OrderPayments,
} from "../books/order-payments"
import { openChanges } from "../books/credit-line"
import { totalDue } from "../books/order-summary"
import { isBusy } from "../books/plan"
import { isRestLeft, voidRestInMedusa } from "../books/void-rest"
import { operatorFor } from "./operator"
import { releaseCharges } from "./release"
import { declinedOf } from "./warnings/of-refunds"

/**
 * Cancels what is held for what the order cost before. Medusa takes one of an order's open collections for the only one and
 * cancels no other, and its process may have ended between the new collection and the one that it replaces.
 *
 * @param isReplaced before the new charge: what is held stays until that is made, where Amazon has room for both
 * @returns false when one of them was captured meanwhile, so that the order costs something else now
 */
export async function cancelHeld(
  container: MedusaContainer,
  held: readonly OrderPayment[],
  { isReplaced }: { isReplaced: boolean },
): Promise<boolean> {
  for (const payment of held) {
    const { payment_id, captures } = payment
    if (payment_id === null || captures.length > 0) continue
    if (isReplaced) await cancelCollection(container, payment)
    try {
      await container.resolve(Modules.PAYMENT).cancelPayment(payment_id)
    } catch (error) {
      if (errorInfo(error).type === MedusaError.Types.NOT_ALLOWED) return false
      throw error
    }
    if (!isReplaced) await cancelCollection(container, payment)
  }
  return true
}

/**
 * Medusa counts a collection of nothing as captured, a canceled one too, and then the order as captured in part
 * (core-flows, order/utils/aggregate-status.js).
 */
export async function cancelCollection(
  container: MedusaContainer,
  { collection, amount }: Pick<OrderPayment, "collection" | "amount">,
): Promise<void> {
  const isOfNothing = collection.amount.isZero()
  const changes = { status: "canceled", ...(isOfNothing ? { amount: amount.toFixed() } : {}) } as const
  await container.resolve(Modules.PAYMENT).updatePaymentCollections(collection.id, changes)
}

/**
 * Nothing is held for an order that is paid and costs nothing more, as when an edit is taken back, or all goods are: Medusa
 * replaces an authorization only where something is left to pay (core-flows, create-or-update-order-payment-collection.js).
 * Goods that are on their way back may not come, and are to be paid until they have. What an order costs is known only of
 * books that are right.
 *
 * @returns whether anything was held
 */
export async function releaseUnowed(
  container: MedusaContainer,
  { order_id, ...before }: OrderPayments,
): Promise<boolean> {
  if (before.canceled || heldOf(before).length === 0 || !(await isPaid(container, order_id, before))) return false
  const { order, isPending, failure } = await correctBooks(container, order_id, { hasLooked: false })
  const isUncertain = isPending || failure !== null || order.payments.some(isAhead)
  if (isUncertain || order.canceled || !(await isOnlyCaptured(container, order))) return false
  if (!(await isPaid(container, order_id, order))) return false
  const held = heldOf(order)
  await cancelHeld(container, held, { isReplaced: false })
  for (const payment of held) await releaseRest(container, order_id, payment)
  return held.length > 0
}

/** What can still be captured: the rest beside a part captured is not held any more, and would be charged anew. */
function heldOf({ payments }: Pick<OrderPayments, "payments">): OrderPayment[] {
  const isHeld = (payment: OrderPayment) => payment.charges.some(isLive) || (isMade(payment) && isRestLeft(payment))
  return payments.filter((payment) => !payment.canceled && isHeld(payment))
}

async function isPaid(container: MedusaContainer, id: string, { payments }: Pick<OrderPayments, "payments">) {
  return dueOf(await totalDue(container, id), payments[0]?.currency_code ?? "").isZero()
}

/**
 * What is held beyond what the order costs, whoever else pays for it. Nothing is released for it: a credit and another
 * provider's payment are not ours to judge.
 *
 * @returns undefined when it cannot be said just now
 */
export async function heldBeyond(container: MedusaContainer, order: OrderPayments): Promise<Money | null | undefined> {
  const { order_id, canceled, payments, read_at } = order
  const [first, ...more] = payments.filter((one) => !one.canceled).flatMap(({ charges }) => charges.filter(isLive))
  if (canceled || !first) return null
  if (payments.some((payment) => isAhead(payment) || isBusy(payment, read_at))) return undefined
  if ((await openChanges(container, order_id)).length > 0) return undefined
  const { currencyCode } = first.amount
  const held = Money.sum(
    [first, ...more].map(({ amount }) => amount),
    currencyCode,
  )
  const beyond = held.minus(dueOf(await totalDue(container, order_id), currencyCode))
  return beyond.isZero() ? null : beyond
}

/** The order's sums count as paid what Amazon has not captured yet, or as returned what it has declined to refund. */
function isAhead(payment: OrderPayment): boolean {
  const { captures, charges, currency_code } = payment
  const booked = atAmazon(sumOf(captures), currency_code)
  return booked.isMoreThan(takenByAll(charges, currency_code)) || declinedOf(payment).length > 0
}

/**
 * Whether all that was ever paid, returned or credited of the order are captures of ours. A refund that was taken back leaves
 * its credit line, and another provider's books are not ours to correct: there the order may seem to be paid.
 */
async function isOnlyCaptured(container: MedusaContainer, { order_id, payments }: OrderPayments): Promise<boolean> {
  const orders = container.resolve(Modules.ORDER)
  const { credit_lines } = await orders.retrieveOrder(order_id, { select: ["id"], relations: ["credit_lines"] })
  const entries = await orders.listOrderTransactions({ order_id })
  const captures = new Set(payments.flatMap((payment) => payment.captures.map(({ id }) => id)))
  return !credit_lines?.length && entries.every(({ reference_id }) => captures.has(reference_id))
}

/** What is held beside what was captured of the same payment. */
async function releaseRest(container: MedusaContainer, orderId: string, payment: OrderPayment): Promise<void> {
  const id = permissionOf(payment)
  if (payment.captures.length === 0 || id === null) return
  await releaseCharges(operatorFor(container, payment.provider_id), id, payment)
  const { payments } = await findOrderPayments(container, orderId)
  const now = payments.find(({ payment_id }) => payment_id === payment.payment_id)
  if (now && isMade(now) && isRestLeft(now)) await voidRestInMedusa(container, now)
}
