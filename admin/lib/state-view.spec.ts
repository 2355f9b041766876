import { RECURRING_OUTCOMES } from "../../src/ledger/recurring-charge"
import { chargePermissionStateView, chargeStateView, recurringChargeStateView, refundStateView } from "./state-view"

describe("a state", () => {
  it("is green only when its money has moved", () => {
    expect(chargeStateView("Captured").color).toBe("green")
    expect(refundStateView("Refunded").color).toBe("green")
    expect(RECURRING_OUTCOMES.filter((outcome) => recurringChargeStateView(outcome).color === "green")).toEqual([
      "charged",
    ])
    expect(chargeStateView("Authorized").color).toBe("blue")
    expect(chargeStateView("CaptureInitiated").color).toBe("orange")
  })

  it("that failed is red", () => {
    expect(chargeStateView("Declined").color).toBe("red")
    expect(refundStateView("Declined").color).toBe("red")
  })

  it("that the server does not know is called unknown", () => {
    expect(chargeStateView("Unknown")).toEqual({ color: "purple", label: "amazonPay.state.unknown" })
    expect(refundStateView("Unknown")).toEqual({ color: "purple", label: "amazonPay.state.unknown" })
    expect(chargePermissionStateView("Unknown")).toEqual({ color: "purple", label: "amazonPay.state.unknown" })
  })

  it("that was never read says so", () => {
    expect(chargePermissionStateView(null)).toEqual({ color: "grey", label: "amazonPay.state.notRead" })
  })
})
