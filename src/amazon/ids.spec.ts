import fc from "fast-check"
import { isChargeId, isChargePermissionId, isCheckoutSessionId, isRefundId } from "./ids"

const UUID = "4f0b8b5e-3c7a-4d0e-9f1a-0123456789ab"
const ODD = [
  "",
  "../charges/x",
  `${UUID}/complete`,
  `${UUID}\n`,
  ` ${UUID}`,
  `${UUID}?x=1`,
  "%2e%2e",
  null,
  7,
  {},
  [UUID],
]

describe("the id of a Checkout Session", () => {
  it("is a UUID in either case", () => {
    expect(isCheckoutSessionId(UUID)).toBe(true)
    expect(isCheckoutSessionId(UUID.toUpperCase())).toBe(true)
  })

  it.each([...ODD, "S03-1234567-1234567"])("is not %p", (value) => {
    expect(isCheckoutSessionId(value)).toBe(false)
  })
})

describe.each([
  ["Charge Permission", isChargePermissionId, "S03-1234567-1234567"],
  ["Charge Permission of a live account", isChargePermissionId, "P03-1234567-1234567"],
  ["recurring Charge Permission", isChargePermissionId, "C03-1234567-1234567"],
  ["Charge", isChargeId, "S03-1234567-1234567-C123456"],
  ["Refund", isRefundId, "S03-1234567-1234567-R123456"],
])("the id of a %s", (_name, isId, id) => {
  it("is of the documented form", () => {
    expect(isId(id)).toBe(true)
  })

  it.each(ODD.filter((value) => value !== UUID))("is not %p", (value) => {
    expect(isId(value)).toBe(false)
  })

  it("has nothing in it that would change a path", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        if (isId(value)) expect(encodeURIComponent(value)).toBe(value)
      }),
    )
  })
})
