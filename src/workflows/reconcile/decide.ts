import type { ChargeState } from "../../amazon/states"
import type { OrderPayment, OrderPayments } from "../books/order-payments"

/** How a payment stands in Medusa, as far as it decides what a charge's state at Amazon means. */
export const STANDINGS = [
  /** Only a payment session, which waits for Amazon's decision. */
  "pending",
  /** Only a payment session, which waits no more. */
  "ended",
  /** A payment, and no capture of this charge that is booked. */
  "uncaptured",
  /** The same, of an order that was canceled: what was taken by then is booked, so that it can be refunded. */
  "canceled",
  /** A payment that was canceled, or a session of a canceled order: nothing is to be taken on it any more. */
  "voided",
  /** A payment that was canceled because the order costs something else now, and whose replacement is not tried yet. */
  "replaced",
  /** A payment with a capture of this charge that is booked. */
  "captured",
] as const
export type Standing = (typeof STANDINGS)[number]

/** Wait, that is: Medusa stays as it is. */
export type Move = "release" | "settle" | "book" | "unbook" | "wait"

export function standingOf(
  order: Pick<OrderPayments, "canceled">,
  { payment_id, pending, canceled, captures, data }: Omit<OrderPayment, "refunds">,
  charge: { capture_id: string | null },
): Standing {
  if (payment_id === null && order.canceled) return "voided"
  if (payment_id === null) return pending ? "pending" : "ended"
  if (captures.some(({ id }) => id === charge.capture_id)) return "captured"
  if (canceled) return data.replacement === "due" && !order.canceled ? "replaced" : "voided"
  return order.canceled ? "canceled" : "uncaptured"
}

/** What one charge calls for. Which bell rang makes no difference. */
export function decide(standing: Standing, state: ChargeState): Move {
  switch (standing) {
    case "pending":
      return state === "AuthorizationInitiated" || state === "Unknown" ? "wait" : "settle"
    case "ended":
      return "wait"
    case "voided":
    case "canceled":
      if (isHeld(state)) return "release"
      return state === "Captured" ? "book" : "wait"
    case "uncaptured":
    case "replaced":
      return state === "Captured" ? "book" : "wait"
    case "captured":
      return state === "Canceled" || state === "Declined" ? "unbook" : "wait"
  }
}

function isHeld(state: ChargeState): boolean {
  return state === "Authorized" || state === "AuthorizationInitiated"
}
