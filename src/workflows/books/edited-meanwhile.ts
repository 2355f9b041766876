import type { MedusaContainer } from "@medusajs/framework/types"
import type { Money } from "../../amazon/money"
import { isLive } from "../../ledger/charge"
import type { Watch } from "../../ledger/watches"
import { dueOf } from "../../providers/amazon-pay/medusa/money-of"
import { amazonPayModule } from "../support/amazon-pay-module"
import { openChanges } from "./credit-line"
import { atAmazon, type OrderPayment, type OrderPayments } from "./order-payments"

/**
 * An order that is edited while Amazon decides, or while the buyer pays, is then held for what it cost before: Medusa changes
 * what the collection is for, and replaces only what is authorized by then (core-flows,
 * create-or-update-order-payment-collection.js). What it costs now is due to be charged.
 *
 * @param sessionIds of the payments that Medusa has made just now
 */
export async function rechargeEdited(
  container: MedusaContainer,
  { order_id, canceled, payments }: Pick<OrderPayments, "order_id" | "canceled" | "payments">,
  sessionIds: readonly string[],
): Promise<void> {
  const { ledger, clock } = amazonPayModule(container)
  const made = payments.filter(({ payment_session_id }) => sessionIds.includes(payment_session_id))
  if (!canceled && made.some(isForFormerTotal)) await ledger.watches.setChargeDue(order_id, clock.now())
}

function isForFormerTotal({
  payment_id,
  canceled,
  captures,
  charges,
  amount,
  collection,
  currency_code,
}: OrderPayment) {
  const isHeld = payment_id !== null && !canceled && captures.length === 0 && charges.some(isLive)
  const total = atAmazon(collection.amount, currency_code)
  return isHeld && !collection.isShared && !atAmazon(amount, currency_code).equals(total)
}

/** Kept in `watch.told`: the total that was to be charged anew last. */
const TRIED = "total charged anew"

/**
 * A return, an exchange or a claim that is canceled, and a credit line, change what an order costs, and Medusa neither
 * replaces what is authorized nor tells anybody. Whatever it was: the one authorization of an order is of what it costs.
 *
 * @param order with its sums, which count all that was captured and refunded
 */
export async function rechargeUnfit(container: MedusaContainer, order: OrderPayments, { told }: Watch): Promise<void> {
  const { ledger, clock } = amazonPayModule(container)
  const { order_id } = order
  const held = onlyAuthorization(order)
  if (held === null) return
  const pending = dueOf(order.pending.toFixed(), held.currency_code)
  if (pending.isZero() || pending.equals(atAmazon(held.amount, held.currency_code))) {
    if (told[TRIED] !== undefined) await ledger.watches.tell(order_id, TRIED, null)
    return
  }
  if (told[TRIED] === pending.amount || (await openChanges(container, order_id)).length > 0) return
  await ledger.watches.setChargeDue(order_id, clock.now())
  await rememberTried(container, order_id, pending)
}

/** It is tried, or was and the admin knows why it was refused: not again by itself. */
export async function rememberTried(container: MedusaContainer, orderId: string, total: Money): Promise<void> {
  await amazonPayModule(container).ledger.watches.tell(orderId, TRIED, total.amount)
}

/** null where it is another's money too that pays for the order, or Amazon or a buyer is still to decide. */
function onlyAuthorization({ canceled, isShared, payments }: OrderPayments): OrderPayment | null {
  const [only, ...others] = payments.filter((payment) => !payment.canceled && payment.charges.some(isLive))
  if (canceled || isShared || only === undefined || others.length > 0) return null
  if (only.payment_id === null || only.captures.length > 0) return null
  return only.charges.filter(isLive).every(({ state }) => state === "Authorized") ? only : null
}
