import type { WarningKind } from "../../src/workflows/notify/warning"
import type { ReasonOf } from "./reason-key"

/** Of which of Amazon's objects a warning's reason code is one. */
export function warningReasonOf(kind: WarningKind): ReasonOf {
  switch (kind) {
    case "refund_declined":
    case "refund_owed":
    case "refunded_elsewhere":
      return "refund"
    case "closed_by_buyer":
    case "permission_closed":
    case "payment_method_needed":
    case "limits_differ":
      return "chargePermission"
    default:
      return "charge"
  }
}
