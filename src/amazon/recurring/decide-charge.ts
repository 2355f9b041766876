import type { KnownReasonCode } from "../errors"
import type { ChargePermission } from "../resources/charge-permission"
import type { ChargeState } from "../states"
import { closedBy, isMendable, type ClosedBy } from "./reason"

/** What came of Create Charge on a permission whose buyer is away. */
export type ChargeReply =
  /** A Charge, as created or as seen later: an asynchronous one is decided by what it has become. */
  | { is: "answered"; state: ChargeState; reasonCode: string | null }
  /** Amazon said no, and made no Charge. */
  | { is: "refused"; reasonCode: string }
  /** A time-out, 429, 5xx or an odd body: it may have been made. */
  | { is: "unavailable" }
  /** The permission is looked at before Amazon is asked. */
  | { is: "not_asked" }

export type ChargeDecision =
  /** Nothing speaks against it: create the Charge. Follows "not_asked" only. */
  | { outcome: "ask"; event: null }
  /** Authorized or captured. */
  | { outcome: "charged"; event: "recurring_charged" }
  /** Ask nothing, look at the Charge again later. */
  | { outcome: "pending"; event: null }
  /** A new Charge with a new key, not at once and few times. What is only delayed was not declined: it is no try of those few. */
  | { outcome: "retry_later"; event: "recurring_declined" | "recurring_delayed" }
  /** Wait until the buyer has mended the payment method at Amazon (`buyerUpdateUrl`) and the permission is Chargeable. */
  | { outcome: "payment_method_needed"; event: "payment_method_needed" }
  /** Next month (`nextMonthStart`), or less (`isOverCap`). */
  | { outcome: "over_cap"; event: "recurring_over_cap" }
  /** It never charges again: a new checkout. */
  | { outcome: "closed"; closed_by: ClosedBy; event: "charge_permission_closed" }
  /** It may have been charged: repeat the request with its own key, and ask nothing else of this permission. */
  | { outcome: "unknown"; event: null }
  /** Asking again would not help: somebody has to look at it. What was canceled was not declined. */
  | { outcome: "refused"; event: "recurring_declined" | null }

export type ChargeOutcome = ChargeDecision["outcome"]
export type ChargeEvent = NonNullable<ChargeDecision["event"]>

const ASK = { outcome: "ask", event: null } as const
const CHARGED = { outcome: "charged", event: "recurring_charged" } as const
const PENDING = { outcome: "pending", event: null } as const
const DECLINED = { outcome: "retry_later", event: "recurring_declined" } as const
const WAIT = { outcome: "retry_later", event: "recurring_delayed" } as const
const PAYMENT_METHOD_NEEDED = { outcome: "payment_method_needed", event: "payment_method_needed" } as const
const OVER_CAP = { outcome: "over_cap", event: "recurring_over_cap" } as const
const UNKNOWN = { outcome: "unknown", event: null } as const
const REFUSED = { outcome: "refused", event: "recurring_declined" } as const
const CANCELED = { outcome: "refused", event: null } as const

/** What a refusal calls for while the permission is Chargeable. */
const BY_REFUSAL = {
  SoftDeclined: DECLINED,
  HardDeclined: DECLINED,
  AmazonRejected: DECLINED,
  TransactionTimedOut: DECLINED,
  ProcessingFailure: DECLINED,
  PaymentMethodNotAllowed: DECLINED,
  MFANotCompleted: DECLINED,
  PeriodicAmountExceeded: OVER_CAP,
  // Mended, or settled, in the meantime
  InvalidChargePermissionStatus: WAIT,
  ChargeInProgress: WAIT,
  // The shop's account, or its clock: nothing was asked of the buyer's bank, and the buyer is to be told nothing.
  UnauthorizedAccess: WAIT,
  InvalidAuthentication: WAIT,
  InvalidAccountStatus: WAIT,
  InvalidRequestSignature: WAIT,
  InvalidAuthorizationToken: WAIT,
  InvalidHeaderValue: WAIT,
  MissingHeader: WAIT,
  MissingHeaderValue: WAIT,
  // Neither waiting nor another payment method mends these.
  TransactionAmountExceeded: REFUSED,
  TransactionCountExceeded: REFUSED,
  AmountMismatch: REFUSED,
  CurrencyMismatch: REFUSED,
  ResourceNotFound: REFUSED,
  ChargePermissionNotModifiable: REFUSED,
  InvalidChargeStatus: REFUSED,
  InvalidCheckoutSessionStatus: REFUSED,
  CheckoutSessionCanceled: REFUSED,
} as const satisfies Record<KnownReasonCode | "ChargeInProgress", ChargeDecision>

const REFUSALS: ReadonlyMap<string, ChargeDecision> = new Map(Object.entries(BY_REFUSAL))

/**
 * What to do about a charge that the buyer does not see. The permission's state decides before the reason of a refusal
 * (Amazon Pay documentation, "Manage recurring payments").
 * @param permission as seen **after** the reply; Unknown when it could not be seen
 */
export function decideCharge({
  permission,
  reply,
}: {
  permission: Pick<ChargePermission, "state" | "reasonCode">
  reply: ChargeReply
}): ChargeDecision {
  switch (reply.is) {
    case "not_asked":
      // A state that is new says nothing of whether it may be charged.
      return ofPermission(permission, permission.state === "Unknown" ? WAIT : ASK)
    case "unavailable":
      return UNKNOWN
    case "refused":
      return ofPermission(permission, REFUSALS.get(reply.reasonCode) ?? REFUSED)
    case "answered":
      return ofCharge(permission, reply.state)
  }
}

function ofCharge(permission: Pick<ChargePermission, "state" | "reasonCode">, state: ChargeState): ChargeDecision {
  switch (state) {
    case "Authorized":
    case "Captured":
      return CHARGED
    case "AuthorizationInitiated":
    case "CaptureInitiated":
      // A capture that is under way may still be declined.
      return PENDING
    case "Declined":
      return ofPermission(permission, DECLINED)
    case "Canceled":
      // Somebody gave it up, the shop for one: it is not made again by itself.
      return permission.state === "Closed" ? ofPermission(permission, CANCELED) : CANCELED
    case "Unknown":
      return UNKNOWN
  }
}

/** @param whileChargeable the decision where the permission's state does not make it */
function ofPermission(
  { state, reasonCode }: Pick<ChargePermission, "state" | "reasonCode">,
  whileChargeable: ChargeDecision,
): ChargeDecision {
  switch (state) {
    case "Closed":
      return { outcome: "closed", closed_by: closedBy(reasonCode), event: "charge_permission_closed" }
    case "NonChargeable":
      if (isMendable(reasonCode)) return PAYMENT_METHOD_NEEDED
      return whileChargeable === DECLINED ? DECLINED : WAIT
    case "Chargeable":
    case "Unknown":
      return whileChargeable
  }
}
