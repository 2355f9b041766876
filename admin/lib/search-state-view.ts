import type { SearchResult } from "../../src/workflows/dashboard/types"
import { chargePermissionStateView, chargeStateView, refundStateView, type StateView } from "./state-view"

/** A state of what a search found; one that is newer than this panel by its own name. */
export function searchStateView(object: SearchResult["object"], state: string): StateView {
  switch (object) {
    case "charge_permission":
      return viewOf(["Chargeable", "NonChargeable", "Closed", "Unknown"], state, chargePermissionStateView)
    case "charge":
      return viewOf(
        ["AuthorizationInitiated", "Authorized", "CaptureInitiated", "Captured", "Canceled", "Declined", "Unknown"],
        state,
        chargeStateView,
      )
    case "refund":
      return viewOf(["RefundInitiated", "Refunded", "Declined", "Unknown"], state, refundStateView)
    case "checkout_session":
      return viewOf(["Open", "Completed", "Canceled"], state, (known) => ({
        color: known === "Completed" ? "green" : "grey",
        label: `amazonPay.page.state.checkout_session.${known}`,
      }))
    case "notification":
      return viewOf(
        ["received", "reconciled", "unknown_permission", "chargeback", "ignored", "failed"],
        state,
        (known) => ({ color: COLORS_OF_NOTIFICATION[known], label: `amazonPay.page.state.notification.${known}` }),
      )
  }
}

const COLORS_OF_NOTIFICATION = {
  received: "orange",
  reconciled: "green",
  unknown_permission: "purple",
  chargeback: "red",
  ignored: "grey",
  failed: "red",
} as const

function viewOf<State extends string>(
  known: readonly State[],
  name: string,
  view: (state: State) => StateView,
): StateView {
  const state = known.find((one) => one === name)
  return state === undefined ? { color: "purple", name } : view(state)
}
