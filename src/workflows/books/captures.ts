import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Money } from "../../amazon/money"
import { takenBy } from "../../providers/amazon-pay/data/charge-record"
import { tellAdminOfOrder } from "../notify/notify-admin"
import type { OrderPayment, OrderPayments } from "./order-payments"
import { paymentStore } from "./payment-store"
import { revivePayment } from "./revive-payment"
import { freshBookings } from "./fresh-bookings"

/**
 * Books what Amazon has captured and Medusa has not: captured in Seller Central, or by a request whose answer was lost.
 * Medusa writes a capture down before it calls the provider, so that one of its own is never booked twice.
 */
export async function bookCaptures(
  container: MedusaContainer,
  { display_id }: Pick<OrderPayments, "display_id">,
  payment: OrderPayment,
): Promise<void> {
  const { currency_code, amount, charges } = payment.data
  if (payment.payment_id === null) return
  const atAmazon = Money.sum(
    charges
      .filter(({ state }) => state === "Captured")
      .map((charge) => Money.of(charge.captured_amount, currency_code)),
    currency_code,
  )
  // As of now: an admin may have captured while Amazon was looked at.
  const { payment_id } = payment
  const { captured: booked } = await freshBookings(container, payment_id, currency_code)
  // Medusa takes no more than the payment's own amount.
  const missing = atAmazon.min(Money.of(amount, currency_code)).minus(booked)
  if (missing.isZero()) return
  if (payment.canceled) {
    await revivePayment(container, { ...payment, payment_id })
    const description = `${missing.toString()} was captured at Amazon on a payment that was canceled here. It is booked: refund it if the order does not need it.`
    await tellAdminOfOrder(container, display_id, description)
  }
  // "is_captured" keeps Medusa from asking the provider to capture it once more.
  const before = await idsOfCaptures(container, payment_id)
  const input = { payment_id, amount: missing.amount, is_captured: true }
  await capturePaymentWorkflow(container).run({ input })
  const [made, ...others] = [...(await idsOfCaptures(container, payment_id))].filter((id) => !before.has(id))
  // Another one is an admin's of this moment, which assigns its charges itself.
  if (made !== undefined && others.length === 0) await assignCharges(container, payment_id, made, missing)
}

/** So that a capture that broke off, and is made again, does not take a charge for its own that is booked by now. */
async function assignCharges(container: MedusaContainer, paymentId: string, made: string, booked: Money) {
  await paymentStore(container).change(paymentId, ({ data, captures }) => {
    let left = booked
    const charges = data.charges.map((charge) => {
      const taken = takenBy(charge, data.currency_code)
      const isBooked = captures.has(charge.capture_id ?? "") || taken.isMoreThan(left)
      if (charge.state !== "Captured" || isBooked) return charge
      left = left.minus(taken)
      return { ...charge, capture_id: made }
    })
    return { ...data, charges }
  })
}

async function idsOfCaptures(container: MedusaContainer, paymentId: string): Promise<ReadonlySet<string>> {
  return (await paymentStore(container).read(paymentId)).captures
}
