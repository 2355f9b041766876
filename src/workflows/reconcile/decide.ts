import type { ChargeState } from "../../amazon/states"
import type { OrderPayment, OrderPayments } from "../books/order-payments"

/** How a payment stands in Medusa, as far as it decides what a charge's state at Amazon means. */
export const STANDINGS = [
  /** A payment session that waits for Amazon's decision. */
  "pending",
  /** A payment session whose request has had Amazon's answer just now. */
  "underway",
  /** A payment session whose request ended before Medusa made a payment of it. */
  "interrupted",
  /** A payment session that waits no more. */
  "ended",
  /** A payment session whose collection was canceled: no payment is to come of it. */
  "abandoned",
  /** A payment. */
  "open",
  /** A payment or session that was canceled, alone or with its order: nothing is to be held on it any more. */
  "voided",
  /** A payment that was canceled because the order costs something else now, which is not charged yet. */
  "replaced",
] as const
export type Standing = (typeof STANDINGS)[number]

/** What a charge calls for, beside what is booked of it (books/plan.ts). Wait, that is: Medusa stays as it is. */
export type Move = "release" | "settle" | "wait"

export function standingOf(
  order: Pick<OrderPayments, "canceled">,
  { payment_id, session_status, collection, canceled, begun }: StandingPayment,
  { isChargeDue, now }: { isChargeDue: boolean; now: Date },
): Standing {
  if (order.canceled) return "voided"
  if (payment_id !== null) {
    if (!canceled) return "open"
    return isChargeDue ? "replaced" : "voided"
  }
  if (collection.status === "canceled") return "abandoned"
  if (session_status === "pending_authorization") return "pending"
  if (session_status !== "pending" && session_status !== "requires_more") return "ended"
  // Whoever asked Amazon may be about to make the payment.
  const since = begun.settled_at === null ? 0 : now.getTime() - begun.settled_at.getTime()
  return since < HANDED_OVER_MS ? "underway" : "interrupted"
}

type StandingPayment = Pick<OrderPayment, "payment_id" | "session_status" | "canceled"> & {
  collection: Pick<OrderPayment["collection"], "status">
  begun: Pick<OrderPayment["begun"], "settled_at">
}

/** Longer than Medusa takes from the provider's answer to the payment. */
const HANDED_OVER_MS = 15_000

/** What triggered the look makes no difference. */
export function decide(standing: Standing, state: ChargeState): Move {
  switch (standing) {
    case "pending":
      return state === "AuthorizationInitiated" || state === "Unknown" ? "wait" : "settle"
    case "interrupted":
      return state === "Unknown" ? "wait" : "settle"
    case "voided":
      return state === "Authorized" || state === "AuthorizationInitiated" ? "release" : "wait"
    case "abandoned":
      // What was taken can be refunded once there is a payment of it.
      if (state === "Captured") return "settle"
      return state === "Authorized" || state === "AuthorizationInitiated" ? "release" : "wait"
    case "underway":
    case "ended":
    case "open":
    case "replaced":
      return "wait"
  }
}
