/** Amazon's states as the server tells them. A state that the server does not know arrives as "Unknown". */
export type ChargePermissionState = "Chargeable" | "NonChargeable" | "Closed" | "Unknown"

export type ChargeState =
  "AuthorizationInitiated" | "Authorized" | "CaptureInitiated" | "Captured" | "Canceled" | "Declined" | "Unknown"

export type RecurringOutcome =
  | "open"
  | "charged"
  | "pending"
  | "retry_later"
  | "payment_method_needed"
  | "over_cap"
  | "closed"
  | "refused"
  | "unknown"
  | "gave_up"
  | "canceled"

export type RefundState = "RefundInitiated" | "Refunded" | "Declined" | "Unknown"
