import { remedyOfDelay } from "./delay-remedy"

describe("what an admin can do about a delayed period", () => {
  it.each([
    ["ChargeInProgress", "none"],
    ["outcome_unknown", "none"],
    ["permission_changed", "none"],
    ["order_being_changed", "order"],
    ["UnauthorizedAccess", "account"],
    ["InvalidHeaderValue", "account"],
  ])("of %s: %s", (reason, remedy) => {
    expect(remedyOfDelay(reason)).toBe(remedy)
  })
})
