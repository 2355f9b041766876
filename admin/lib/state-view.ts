import type { ChargePermissionState, ChargeState, RecurringOutcome, RefundState } from "./states"
import type { TranslationKey } from "./translation-key"

type Color = "green" | "blue" | "orange" | "red" | "grey" | "purple"

/** A state newer than this panel has no label of ours and is shown by Amazon's own name. */
export type StateView = { color: Color; label: TranslationKey } | { color: Color; name: string }

/** Green: done. Blue: something is open to act on. Orange: wait or look. Red: failed. Grey: over. Purple: not known. */
export function chargeStateView(state: ChargeState): StateView {
  switch (state) {
    case "AuthorizationInitiated":
      return { color: "orange", label: "amazonPay.state.charge.AuthorizationInitiated" }
    case "Authorized":
      return { color: "blue", label: "amazonPay.state.charge.Authorized" }
    case "CaptureInitiated":
      return { color: "orange", label: "amazonPay.state.charge.CaptureInitiated" }
    case "Captured":
      return { color: "green", label: "amazonPay.state.charge.Captured" }
    case "Canceled":
      return { color: "grey", label: "amazonPay.state.charge.Canceled" }
    case "Declined":
      return { color: "red", label: "amazonPay.state.charge.Declined" }
    case "Unknown":
      return { color: "purple", label: "amazonPay.state.unknown" }
    default:
      return newerThanThisPanel(state)
  }
}

export function refundStateView(state: RefundState): StateView {
  switch (state) {
    case "RefundInitiated":
      return { color: "orange", label: "amazonPay.state.refund.RefundInitiated" }
    case "Refunded":
      return { color: "green", label: "amazonPay.state.refund.Refunded" }
    case "Declined":
      return { color: "red", label: "amazonPay.state.refund.Declined" }
    case "Unknown":
      return { color: "purple", label: "amazonPay.state.unknown" }
    default:
      return newerThanThisPanel(state)
  }
}

export function chargePermissionStateView(state: ChargePermissionState | null): StateView {
  switch (state) {
    case "Chargeable":
      return { color: "blue", label: "amazonPay.state.chargePermission.Chargeable" }
    case "NonChargeable":
      return { color: "orange", label: "amazonPay.state.chargePermission.NonChargeable" }
    case "Closed":
      return { color: "grey", label: "amazonPay.state.chargePermission.Closed" }
    case "Unknown":
      return { color: "purple", label: "amazonPay.state.unknown" }
    case null:
      return { color: "grey", label: "amazonPay.state.notRead" }
    default:
      return newerThanThisPanel(state)
  }
}

export function recurringChargeStateView(outcome: RecurringOutcome): StateView {
  switch (outcome) {
    case "charged":
      return { color: "green", label: "amazonPay.state.recurringCharge.charged" }
    case "open":
    case "pending":
    case "retry_later":
    case "payment_method_needed":
    case "over_cap":
      return { color: "orange", label: `amazonPay.state.recurringCharge.${outcome}` }
    case "closed":
    case "refused":
    case "gave_up":
      return { color: "red", label: `amazonPay.state.recurringCharge.${outcome}` }
    case "canceled":
      return { color: "grey", label: "amazonPay.state.recurringCharge.canceled" }
    case "unknown":
      return { color: "purple", label: "amazonPay.state.recurringCharge.unknown" }
    default:
      return newerThanThisPanel(outcome)
  }
}

/** The compiler proves that no known state comes here; a server newer than the dashboard's build may still send one. */
function newerThanThisPanel(state: never): StateView {
  return { color: "purple", name: state }
}
