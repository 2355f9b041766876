import type { MedusaContainer } from "@medusajs/framework/types"
import { isLive } from "../../ledger/charge"
import { amazonPayModule } from "../support/amazon-pay-module"
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
