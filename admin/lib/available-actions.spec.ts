import { charge, payment, permission } from "../test/payment"
import { availableActions } from "./available-actions"

describe("the panel's actions", () => {
  it("releases an authorization that is not captured", () => {
    expect(availableActions(payment({ charges: [charge()] }))).toEqual(["void"])
  })

  it("authorizes again what has ended", () => {
    expect(availableActions(payment({ charges: [charge({ state: "Canceled" })] }))).toEqual(["reauthorize"])
  })

  it("authorizes again what a partial capture left", () => {
    const charges = [charge({ state: "Captured", captured_amount: "1000" })]
    expect(availableActions(payment({ charges }))).toEqual(["reauthorize"])
  })

  it.each([
    ["captured in full", payment({ charges: [charge({ state: "Captured", captured_amount: "2500" })] })],
    ["canceled in Medusa", payment({ canceled: true, charges: [charge({ state: "Canceled" })] })],
    [
      "pending, without a payment",
      payment({ payment_id: null, charges: [charge({ state: "AuthorizationInitiated" })] }),
    ],
    [
      "closed at Amazon",
      payment({ charge_permission: permission({ state: "Closed" }), charges: [charge({ state: "Canceled" })] }),
    ],
    ["without a charge yet, as with Confirm", payment()],
  ])("offers nothing for a payment that is %s", (_, one) => {
    expect(availableActions(one)).toEqual([])
  })
})
