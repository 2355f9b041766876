import type { Charge, ChargePermission, RecurringCharge, Refund } from "./amazon-pay-order"

/** Amazon's states as the server tells them. A state that the server does not know arrives as "Unknown". */
export type ChargePermissionState = NonNullable<ChargePermission["state"]>
export type ChargeState = Charge["state"]
export type RecurringOutcome = RecurringCharge["outcome"]
export type RefundState = Refund["state"]
