import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { Money } from "../../../amazon/money"
import { readPaymentData, writePaymentData, type PaymentData } from "../../../providers/amazon-pay/data/payment-data"
import { BOOKED_ONLY } from "../../../providers/amazon-pay/methods/refund-payment"
import type { OrderPayment } from "../../shared/order-payments"
import { freshBookings } from "./fresh-bookings"

/**
 * Books what Amazon has refunded and Medusa has not: refunds made by hand in Seller Central, or by a request whose answer
 * was lost. Amazon has no list of them: one that no notification named is known by its amount only.
 */
export async function bookRefunds(container: MedusaContainer, payment: OrderPayment): Promise<void> {
  const { currency_code, charges, refunds } = payment.data
  const { payment_id } = payment
  if (payment_id === null) return
  const { captured, refunded } = await freshBookings(container, payment_id, currency_code)
  const atAmazon = Money.sum(
    charges.map((charge) => Money.of(charge.refunded_amount, currency_code)),
    currency_code,
  )
  // Amazon allows somewhat more than was captured; Medusa does not.
  let missing = atAmazon.min(captured).minus(refunded)
  for (const named of refunds.filter(({ refund_id, state }) => refund_id === null && state !== "Declined")) {
    const part = missing.min(Money.of(named.amount, currency_code))
    if (part.isZero()) continue
    const refund_id = await book(container, payment_id, part)
    // Amazon may still decline it: then this is the one to take back.
    await updateData(container, payment_id, (data) => ({
      ...data,
      refunds: data.refunds.map((refund) => (refund.id === named.id ? { ...refund, refund_id } : refund)),
    }))
    missing = missing.minus(part)
  }
  if (missing.isZero()) return
  await book(container, payment_id, missing)
  await updateData(container, payment_id, (data) => ({ ...data, found_refunds: data.found_refunds + 1 }))
}

/** @returns the id of Medusa's refund, null should there be none */
async function book(container: MedusaContainer, payment_id: string, { amount }: Money): Promise<string | null> {
  const before = await idsOfRefunds(container, payment_id)
  const input = { payment_id, amount, created_by: BOOKED_ONLY, note: "Refunded at Amazon" }
  await refundPaymentWorkflow(container).run({ input })
  const after = await idsOfRefunds(container, payment_id)
  return after.find((id) => !before.includes(id)) ?? null
}

async function idsOfRefunds(container: MedusaContainer, paymentId: string): Promise<string[]> {
  const { refunds = [] } = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(paymentId, { relations: ["refunds"] })
  return refunds.map(({ id }) => id)
}

async function updateData(container: MedusaContainer, id: string, change: (data: PaymentData) => PaymentData) {
  const module = container.resolve(Modules.PAYMENT)
  const { data } = await module.retrievePayment(id, { select: ["id", "data"] })
  const payment = readPaymentData(data)
  if (payment === null) return
  const update = { id, data: writePaymentData(change(payment)) }
  await module.updatePayment(update)
}
