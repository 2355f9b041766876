import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { Money } from "../../amazon/money"
import { returnedAtAmazon, type RefundRecord } from "../../providers/amazon-pay/data/charge-record"
import { BOOKED_ONLY } from "../../providers/amazon-pay/methods/refund-payment"
import type { OrderPayment } from "./order-payments"
import { paymentStore } from "./payment-store"
import { correctTransactions } from "./order-transactions"
import { freshBookings } from "./fresh-bookings"

/**
 * Books what Amazon has refunded and Medusa has not: refunds made by hand in Seller Central, or by a request whose answer
 * was lost. Amazon has no list of them: one that no notification named is known by its amount only.
 */
export async function bookRefunds(container: MedusaContainer, order_id: string, payment: OrderPayment): Promise<void> {
  const { currency_code, charges, refunds } = payment.data
  const { payment_id } = payment
  if (payment_id === null) return
  const payments = paymentStore(container)
  const { captured, refunded } = await freshBookings(container, payment_id, currency_code)
  const atAmazon = returnedAtAmazon(charges, currency_code)
  // Amazon allows somewhat more than was captured; Medusa does not.
  let missing = atAmazon.min(captured).minus(refunded)
  const booked = await idsOfRefunds(container, payment_id)
  // One whose own row Medusa took back, because another part of it failed, is there all the same.
  const isBooked = ({ refund_id }: RefundRecord) => refund_id !== null && booked.includes(refund_id)
  for (const named of refunds.filter((refund) => !isBooked(refund) && refund.state !== "Declined")) {
    const part = missing.min(Money.of(named.amount, currency_code))
    if (part.isZero()) continue
    const refund_id = await book(container, { order_id, payment_id }, part)
    // Amazon may still decline it: then this is the one to take back.
    await payments.change(payment_id, ({ data }) => ({
      ...data,
      refunds: data.refunds.map((refund) => (refund.id === named.id ? { ...refund, refund_id } : refund)),
    }))
    missing = missing.minus(part)
  }
  if (missing.isZero()) return
  await book(container, { order_id, payment_id }, missing)
  await payments.change(payment_id, ({ data }) => ({ ...data, found_refunds: data.found_refunds + 1 }))
}

/**
 * Medusa's workflow may fail with its refund made, and the order's books without it: on a canceled order it can make no
 * credit lines.
 * @returns the id of Medusa's refund
 */
async function book(
  container: MedusaContainer,
  { order_id, payment_id }: { order_id: string; payment_id: string },
  { amount, currencyCode: currency_code }: Money,
): Promise<string> {
  const before = await idsOfRefunds(container, payment_id)
  const input = { payment_id, amount, created_by: BOOKED_ONLY, note: "Refunded at Amazon" }
  const { errors } = await refundPaymentWorkflow(container).run({ input, throwOnError: false })
  const made = (await idsOfRefunds(container, payment_id)).find((id) => !before.includes(id))
  if (made === undefined)
    throw errors[0]?.error ?? new Error(`The refund of ${amount} ${currency_code} was not booked.`)
  const entries = [{ reference_id: made, amount: `-${amount}`, isDone: true }]
  await correctTransactions(container, order_id, { currency_code, entries })
  return made
}

async function idsOfRefunds(container: MedusaContainer, paymentId: string): Promise<string[]> {
  const { refunds = [] } = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(paymentId, { relations: ["refunds"] })
  return refunds.map(({ id }) => id)
}
