import BigNumber from "bignumber.js"
import type { MedusaContainer } from "@medusajs/framework/types"
import { takenByAll } from "../../ledger/charge"
import type { AdminNotice } from "../notify/admin-notice"
import { amazonPayModule } from "../support/amazon-pay-module"
import { recordBooked } from "./booked"
import { takeBackCapture } from "./captures"
import { isMade } from "./correct-books"
import { atAmazon, findOrderPayments, type Booking } from "./order-payments"

/**
 * A capture that Amazon refused and whose row is still there, because its process had ended: Medusa keeps what Amazon took
 * of it.
 *
 * @returns what the admin is to be told
 */
export function reverseCapture(
  container: MedusaContainer,
  orderId: string,
  { booking, reason }: { booking: Booking; reason: string },
): Promise<AdminNotice[]> {
  const { ledger } = amazonPayModule(container)
  return ledger.exclusively(`books:${orderId}`, async () => {
    const { payments } = await findOrderPayments(container, orderId)
    const payment = payments.filter(isMade).find(({ captures }) => captures.some(({ id }) => id === booking.id))
    if (!payment) return []
    const { currency_code } = payment
    const stands = takenByAll(
      payment.charges.filter(({ capture_id }) => capture_id === booking.id),
      currency_code,
    )
    const lost = atAmazon(booking.amount, currency_code).minus(stands)
    const keep = new BigNumber(stands.amount)
    const correction = { do: "take back capture", booking, keep, lost, why: "interrupted" } as const
    await takeBackCapture(container, orderId, { payment, correction })
    await recordBooked(container, orderId, { payment, correction })
    return [{ notice: "capture_interrupted", amount: lost, reason }]
  })
}
