import type { Units } from "../units"

/**
 * One thing that the panel says about a payment. The first clause of a summary is the payment's situation; those after
 * it add what else the admin should know.
 */
export type Clause =
  | { kind: "checkoutNotCompleted" }
  | { kind: "notRead" }
  | { kind: "nothingAuthorized" }
  | { kind: "nothingCharged" }
  | { kind: "authorized"; authorized: Units; captured: Units; rest: Units; until: string | null }
  | { kind: "authorizationEnded"; authorized: Units; captured: Units; ended: string }
  | { kind: "authorizing"; amount: Units }
  | { kind: "capturing"; amount: Units }
  | { kind: "captured"; amount: Units }
  | { kind: "partlyCaptured"; amount: Units; captured: Units }
  | { kind: "declined" }
  | { kind: "canceled" }
  | { kind: "unknown" }
  | { kind: "chargeable"; amount: Units; until: string | null }
  | { kind: "notChargeable" }
  | { kind: "refunded"; amount: Units }
  | { kind: "fullyRefunded" }
  | { kind: "refunding"; amount: Units }
  | { kind: "refundDeclined"; amount: Units }

/** Does the admin have to do something about it? */
export function needsAttention({ kind }: Clause): boolean {
  switch (kind) {
    case "authorizationEnded":
    case "declined":
    case "unknown":
    case "notChargeable":
    case "refundDeclined":
      return true
    case "checkoutNotCompleted":
    case "notRead":
    case "nothingAuthorized":
    case "nothingCharged":
    case "authorized":
    case "authorizing":
    case "capturing":
    case "captured":
    case "partlyCaptured":
    case "canceled":
    case "chargeable":
    case "refunded":
    case "fullyRefunded":
    case "refunding":
      return false
  }
}
