import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Money } from "../../../amazon/money"
import { BOOKED_ONLY } from "../../../providers/amazon-pay/methods/refund-payment"
import type { OrderPayment } from "../../shared/order-payments"
import { freshBookings } from "./fresh-bookings"

/** Books what Amazon has refunded and Medusa has not: refunds made by hand in Seller Central. */
export async function bookRefunds(container: MedusaContainer, payment: OrderPayment): Promise<void> {
  const { currency_code, charges } = payment.data
  const { payment_id } = payment
  if (payment_id === null) return
  const { captured, refunded } = await freshBookings(container, payment_id, currency_code)
  const atAmazon = Money.sum(
    charges.map((charge) => Money.of(charge.refunded_amount, currency_code)),
    currency_code,
  )
  // Amazon allows somewhat more than was captured; Medusa does not.
  const missing = atAmazon.min(captured).minus(refunded)
  if (missing.isZero()) return
  await refundPaymentWorkflow(container).run({
    input: {
      payment_id,
      amount: missing.amount,
      created_by: BOOKED_ONLY,
      note: "Refunded at Amazon",
    },
  })
}
