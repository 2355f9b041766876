import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Money } from "../../../amazon/money"
import type { OrderPayment } from "../../shared/order-payments"
import { freshBookings } from "./fresh-bookings"

/**
 * Books what Amazon has captured and Medusa has not: captured in Seller Central, or by a request whose answer was lost.
 * Medusa writes a capture down before it calls the provider, so that one of its own is never booked twice.
 */
export async function bookCaptures(container: MedusaContainer, payment: OrderPayment): Promise<void> {
  const { currency_code, amount, charges } = payment.data
  if (payment.payment_id === null) return
  const atAmazon = Money.sum(
    charges
      .filter(({ state }) => state === "Captured")
      .map((charge) => Money.of(charge.captured_amount, currency_code)),
    currency_code,
  )
  // As of now: an admin may have captured while Amazon was looked at.
  const { captured: booked } = await freshBookings(container, payment.payment_id, currency_code)
  // Medusa takes no more than the payment's own amount.
  const missing = atAmazon.min(Money.of(amount, currency_code)).minus(booked)
  if (missing.isZero()) return
  // "is_captured" keeps Medusa from asking the provider to capture it once more.
  const input = { payment_id: payment.payment_id, amount: missing.amount, is_captured: true }
  await capturePaymentWorkflow(container).run({ input })
}
