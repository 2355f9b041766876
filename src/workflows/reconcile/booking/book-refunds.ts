import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { Money } from "../../../amazon/money"
import { readPaymentData, writePaymentData } from "../../../providers/amazon-pay/data/payment-data"
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
  await nameBooking(container, payment_id)
}

/** Remembers which of Medusa's refunds stands for what was found at Amazon: Amazon may still decline it. */
async function nameBooking(container: MedusaContainer, paymentId: string): Promise<void> {
  const module = container.resolve(Modules.PAYMENT)
  const { data, refunds = [] } = await module.retrievePayment(paymentId, { relations: ["refunds"] })
  const payment = readPaymentData(data)
  if (payment === null) return
  const named = new Set(payment.refunds.map(({ refund_id }) => refund_id))
  const booked = refunds.find(({ id, created_by }) => created_by === BOOKED_ONLY && !named.has(id))
  if (!booked) return
  const found = payment.refunds.map((refund) => ({ ...refund, refund_id: refund.refund_id ?? booked.id }))
  const update = { id: paymentId, data: writePaymentData({ ...payment, refunds: found }) }
  await module.updatePayment(update)
}
