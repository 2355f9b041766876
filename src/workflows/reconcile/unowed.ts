import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { isLive, takenByAll } from "../../ledger/charge"
import { dueOf } from "../../providers/amazon-pay/medusa/money-of"
import { errorInfo } from "../support/error-info"
import { isMade } from "../books/correct-books"
import {
  atAmazon,
  findOrderPayments,
  permissionOf,
  sumOf,
  type OrderPayment,
  type OrderPayments,
} from "../books/order-payments"
import { totalDue } from "../books/order-summary"
import { isRestReleased, voidRestInMedusa } from "../books/void-rest"
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
 * Goods that are on their way back may not come, and are to be paid until they have.
 *
 * @returns whether anything was held
 */
export async function releaseUnowed(container: MedusaContainer, order: OrderPayments): Promise<boolean> {
  const held = order.payments.filter(({ canceled, charges }) => !canceled && charges.some(isLive))
  if (order.canceled || held.length === 0 || order.payments.some(isUncertain)) return false
  const due = dueOf(await totalDue(container, order.order_id), held[0]?.currency_code ?? "")
  if (!due.isZero()) return false
  await cancelHeld(container, held, { isReplaced: false })
  for (const payment of held) await releaseRest(container, order.order_id, payment)
  return true
}

/** The order's sums count as paid what Amazon has not captured yet, or as returned what it has declined to refund. */
function isUncertain(payment: OrderPayment): boolean {
  const { captures, charges, currency_code } = payment
  const booked = atAmazon(sumOf(captures), currency_code)
  return booked.isMoreThan(takenByAll(charges, currency_code)) || declinedOf(payment).length > 0
}

/** What is held beside what was captured of the same payment. */
async function releaseRest(container: MedusaContainer, orderId: string, payment: OrderPayment): Promise<void> {
  const id = permissionOf(payment)
  if (payment.captures.length === 0 || id === null) return
  await releaseCharges(operatorFor(container, payment.provider_id), id, payment)
  const { payments } = await findOrderPayments(container, orderId)
  const now = payments.find(({ payment_id }) => payment_id === payment.payment_id)
  if (now && isMade(now) && isRestReleased(now)) await voidRestInMedusa(container, now)
}
