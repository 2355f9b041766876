import type { ChargePermissionState } from "../../amazon/states"
import { isLive } from "../../ledger/charge"
import { isSettled, refundable } from "../../ledger/refund"
import type { OrderPayment } from "../books/order-payments"
import { endOf, expiryOf } from "./expiry"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What Amazon decides within a day is asked for soon, then ever more rarely; notifications usually come first. */
const PENDING_PAUSES = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR]

/**
 * Days after a charge was made. What is done by hand in Seller Central is told of by a notification only, and that may be
 * lost; in the sandbox an authorization ends long before the date that it names. So it is looked for a few times, while
 * there is something to capture or to refund.
 */
const LATE_LOOKS = [3, 10, 40, 100]

interface Known {
  permissions: readonly ChargePermissionState[]
  /** What is still to be charged on (`endingPermissions`). */
  ending: readonly { expires_at: Date }[]
  payments: readonly Pick<OrderPayment, "canceled" | "charges" | "chargeRefunds" | "operations">[]
  /** Whether something is still to be done: a release, a booking, the order's number, a charge. */
  isUnfinished: boolean
  /** Looks in a row that found nothing new. */
  idleLooks: number
  now: Date
}

export interface NextLook {
  next: Date | null
  idle: number
}

export function pendingLook(idleLooks: number, now: Date): NextLook {
  const pause = PENDING_PAUSES[Math.min(idleLooks, PENDING_PAUSES.length - 1)] ?? HOUR
  return { next: new Date(now.getTime() + pause), idle: idleLooks + 1 }
}

/** When the clock should look at an order again: never, when nothing can happen to it any more. */
export function nextLook({ permissions, ending, payments, isUnfinished, idleLooks, now }: Known): NextLook {
  const charges = payments.flatMap((payment) => payment.charges)
  const refunds = payments.flatMap(({ chargeRefunds }) => chargeRefunds)
  const isPending =
    isUnfinished ||
    permissions.includes("Unknown") ||
    payments.some(({ canceled, charges: own }) => canceled && own.some(isLive)) ||
    payments.some(({ operations }) => operations.some(({ outcome }) => outcome === "open")) ||
    charges.some(({ state }) => ["AuthorizationInitiated", "CaptureInitiated", "Unknown"].includes(state)) ||
    refunds.some((refund) => !isSettled(refund))
  if (isPending) {
    return pendingLook(idleLooks, now)
  }
  // The end of an authorization, or of a permission, is known: look a little before, to warn, and a little after, to see that it is gone.
  const lasting = ending.map(endOf).flatMap(({ warning, end }) => [warning, end + 5 * MINUTE])
  const ofCharges = charges.flatMap((charge) => {
    const expiry = expiryOf(charge)
    const ends = expiry ? [expiry.warning, expiry.end + 5 * MINUTE] : []
    const { charged_at } = charge
    if (charged_at === null || (!isLive(charge) && refundable(charge, refunds).isZero())) return ends
    return [...ends, ...LATE_LOOKS.map((days) => charged_at.getTime() + days * DAY)]
  })
  const [next] = [...lasting, ...ofCharges].filter((time) => time > now.getTime()).sort((one, other) => one - other)
  return { next: next === undefined ? null : new Date(next), idle: 0 }
}
