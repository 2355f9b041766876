import { CHARGE_PERMISSION_TYPES, type ChargePermissionType } from "../amazon/states"
import { isAgreement, isBlocked } from "./permission"

const IS_AGREEMENT: Record<ChargePermissionType, boolean> = {
  OneTime: false,
  Recurring: true,
  PaymentMethodOnFile: true,
}

describe("a Charge Permission", () => {
  it.each(CHARGE_PERMISSION_TYPES)("that is %s pays for more than one order, or not", (type) => {
    expect(isAgreement({ type })).toBe(IS_AGREEMENT[type])
  })

  it("that was not seen yet is none that pays for more than one order", () => {
    expect(isAgreement({ type: null })).toBe(false)
  })

  it.each([
    ["Chargeable", null, false],
    ["Chargeable", "PaymentMethodInvalid", false],
    ["NonChargeable", "PaymentMethodInvalid", true],
    ["NonChargeable", "ChargeInProgress", false],
    ["Closed", "MerchantClosed", true],
    ["Unknown", null, false],
    [null, null, false],
  ] as const)(
    "that is %s (%p) is charged with a call that is known to be refused: %p",
    (state, reason_code, blocked) => {
      expect(isBlocked({ state, reason_code })).toBe(blocked)
    },
  )
})
