import type { ChargePermission } from "../../amazon/resources/charge-permission"
import { isLive, isSettled, refundable } from "../../providers/amazon-pay/data/charge-record"
import type { OrderPayment } from "../books/order-payments"
import { isLacking } from "../books/finish-captures"
import { isUnmade } from "../books/unbook-unmade-refunds"
import { expiryOf } from "./expiry"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What Amazon decides within a day is asked for soon, then ever more rarely; notifications usually come first. */
const PENDING_PAUSES = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR]

/**
 * Days after a charge was made. A refund made by hand in Seller Central is told of by a notification only, and that may
 * be lost: while there is something to refund, it is looked for a few times.
 */
const LATE_LOOKS = [3, 10, 40, 100]

interface Known {
  permission: Pick<ChargePermission, "state">
  payments: readonly OrderPayment[]
  /** Whether something is still to be done at Amazon: a release, or the order's number. */
  isUnfinished: boolean
  /** Looks in a row that found nothing new. */
  idleLooks: number
  now: Date
}

export interface NextLook {
  next_look_at: Date | null
  idle_looks: number
}

/** When the clock should look at a payment again: never, when nothing can happen to it any more. */
export function nextLook({ permission, payments, isUnfinished, idleLooks, now }: Known): NextLook {
  const charges = payments.flatMap(({ data }) => data.charges)
  const refunds = payments.flatMap(({ data }) => data.refunds)
  const isPending =
    isUnfinished ||
    payments.some(({ canceled, data }) => canceled && data.replacement === "due") ||
    payments.some(({ canceled, data }) => canceled && data.charges.some(isLive)) ||
    permission.state === "Unknown" ||
    payments.some((payment) => isLacking(payment) || isUnmade(payment)) ||
    charges.some(({ state }) => ["AuthorizationInitiated", "CaptureInitiated", "Unknown"].includes(state)) ||
    refunds.some((refund) => !isSettled(refund))
  if (isPending) {
    const pause = PENDING_PAUSES[Math.min(idleLooks, PENDING_PAUSES.length - 1)] ?? HOUR
    return { next_look_at: new Date(now.getTime() + pause), idle_looks: idleLooks + 1 }
  }
  // An authorization's end is known: look a little before, to warn, and a little after, to see that it is gone.
  const times = payments.flatMap(({ data }) =>
    data.charges.flatMap((charge) => {
      const expiry = expiryOf(charge)
      if (expiry) return [expiry.warning, expiry.end + 5 * MINUTE]
      const made = Date.parse(charge.created_at ?? "")
      const isRefundable = !refundable(charge, data.currency_code).isZero()
      return isRefundable && !Number.isNaN(made) ? LATE_LOOKS.map((days) => made + days * DAY) : []
    }),
  )
  const [next] = times.filter((time) => time > now.getTime()).sort((one, other) => one - other)
  return { next_look_at: next === undefined ? null : new Date(next), idle_looks: 0 }
}
