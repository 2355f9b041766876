import { CHARGE_PERMISSION_STATES, CHARGE_STATES, CHECKOUT_SESSION_STATES, readState, REFUND_STATES } from "./states"

describe("a state", () => {
  it.each([
    [CHECKOUT_SESSION_STATES, "Completed"],
    [CHARGE_PERMISSION_STATES, "NonChargeable"],
    [CHARGE_STATES, "AuthorizationInitiated"],
    [REFUND_STATES, "RefundInitiated"],
  ] as const)("of %j is read", (known, state) => {
    expect(readState<string>(known, state)).toBe(state)
  })

  it.each([null, undefined, "", "captured", "Captured ", "Frozen", 7, {}])(
    "is Unknown, which means wait, when it is %p",
    (value) => {
      expect(readState(CHARGE_STATES, value)).toBe("Unknown")
    },
  )
})
