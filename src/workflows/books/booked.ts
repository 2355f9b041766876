import type { MedusaContainer } from "@medusajs/framework/types"
import type { NewEvent } from "../../ledger/events"
import { Money } from "../../amazon/money"
import { recordTold } from "../notify/record-told"
import type { OrderPayment } from "./order-payments"
import type { Correction } from "./plan"

/** What is booked in Medusa, or taken back, to follow Amazon; so is it named in the timeline. */
const BOOKED = ["capture", "refund", "capture_reversed", "refund_reversed"] as const
export type Booked = (typeof BOOKED)[number]

export function isBooked(name: string): name is Booked {
  return BOOKED.some((known) => known === name)
}

/** For the timeline, once the correction is made. */
export async function recordBooked(
  container: MedusaContainer,
  order_id: string,
  { payment, correction }: { payment: BookedPayment; correction: Correction },
): Promise<void> {
  const booked = bookedBy(payment, correction)
  if (booked) await recordTold(container, { order_id, charge_permission_id: null, reason_code: null, ...booked })
}

type BookedPayment = Pick<OrderPayment, "charges" | "chargeRefunds" | "currency_code">
type Entry = Pick<NewEvent, "object_id" | "amount"> & { name: Booked }

function bookedBy({ charges, chargeRefunds, currency_code }: BookedPayment, correction: Correction): Entry | null {
  switch (correction.do) {
    case "book capture":
      return {
        name: "capture",
        object_id: correction.charges[0]?.id ?? null,
        amount: Money.of(correction.amount, currency_code),
      }
    case "book refund":
      return {
        name: "refund",
        object_id: correction.refund?.id ?? null,
        amount: Money.of(correction.amount, currency_code),
      }
    case "take back capture": {
      const { booking, lost: amount } = correction
      const charge = charges.find(({ capture_id }) => capture_id === booking.id)
      return { name: "capture_reversed", object_id: charge?.id ?? null, amount }
    }
    case "take back refund": {
      const { booking, lost: amount } = correction
      const refund = chargeRefunds.find(({ refund_id }) => refund_id === booking.id)
      return { name: "refund_reversed", object_id: refund?.id ?? null, amount }
    }
    case "assign charge":
    case "assign refund":
    case "make capture":
      return null
  }
}
