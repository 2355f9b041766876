import fc from "fast-check"
import { isChargeId, isChargePermissionId, isCheckoutSessionId, isRefundId } from "../ids"
import { readCharge } from "./charge"
import { readChargePermission } from "./charge-permission"
import { readCheckoutSession } from "./checkout-session"
import { readRefund } from "./refund"

function known<Id extends string>(isId: (value: unknown) => value is Id, value: string): Id {
  if (!isId(value)) throw new Error(`${value} has not the shape of such an id`)
  return value
}
const SESSION = known(isCheckoutSessionId, "4f0b8b5e-3c7a-4d0e-9f1a-0123456789ab")
const PERMISSION = known(isChargePermissionId, "S03-1234567-1234567")
const CHARGE = known(isChargeId, "S03-1234567-1234567-C123456")
const REFUND = known(isRefundId, "S03-1234567-1234567-R123456")

const READERS = [
  ["Checkout Session", (body: unknown) => readCheckoutSession(SESSION, body)],
  ["Charge Permission", (body: unknown) => readChargePermission(PERMISSION, body)],
  ["Charge", (body: unknown) => readCharge(CHARGE, body)],
  ["Refund", (body: unknown) => readRefund(REFUND, body)],
] as const

/** The fields that are read, with anything at all in them. */
const ODD = fc.record(
  {
    statusDetails: fc.anything(),
    webCheckoutDetails: fc.anything(),
    paymentDetails: fc.anything(),
    chargeAmount: fc.anything(),
    refundAmount: fc.anything(),
    limits: fc.anything(),
    chargePermissionType: fc.anything(),
    recurringMetadata: fc.oneof(fc.anything(), fc.record({ frequency: fc.anything(), amount: fc.anything() })),
    constraints: fc.anything(),
    buyer: fc.anything(),
    shippingAddress: fc.anything(),
    billingAddress: fc.anything(),
    paymentPreferences: fc.anything(),
    expirationTimestamp: fc.anything(),
  },
  { requiredKeys: [] },
)

describe.each(READERS)("the answer about a %s", (_name, read) => {
  it("is read without a throw, whatever it holds: the buyer may have paid", () => {
    fc.assert(
      fc.property(fc.oneof(ODD, fc.anything()), (body) => {
        expect(read(body)).toMatchObject({ state: expect.any(String) })
      }),
    )
  })

  it("is in an Unknown state when it does not say, which means wait", () => {
    expect(read({}).state).toBe("Unknown")
  })

  it("has no other text in the place of a reason code", () => {
    const reasons = ["1 Rue de Rivoli", "Expired"].map((reasonCode) => {
      const statusDetails = { reasonCode, reasons: [{ reasonCode }] }
      return read({ statusDetails }).reasonCode
    })
    expect(reasons).toEqual([null, "Expired"])
  })
})

describe("a Checkout Session", () => {
  it("takes the descriptor from the payment method that has one", () => {
    const paymentPreferences = [{}, { paymentDescriptor: "Visa ****1111 (Amazon Pay)" }]
    expect(readCheckoutSession(SESSION, { paymentPreferences }).paymentDescriptor).toBe("Visa ****1111 (Amazon Pay)")
  })

  it("keeps what is readable beside what is odd", () => {
    const body = {
      statusDetails: { state: "Open" },
      buyer: "?",
      constraints: [{ constraintId: "ChargeAmountNotSet" }, 7],
    }
    expect(readCheckoutSession(SESSION, body)).toMatchObject({
      state: "Open",
      buyer: { name: null },
      constraints: ["ChargeAmountNotSet"],
    })
  })

  it("has the ids of its permission and its charge, and none that would change a path", () => {
    const named = { chargePermissionId: PERMISSION, chargeId: CHARGE }
    expect(readCheckoutSession(SESSION, named)).toMatchObject(named)
    const odd = { chargePermissionId: "../charges", chargeId: "../refunds" }
    expect(readCheckoutSession(SESSION, odd)).toMatchObject({ chargePermissionId: null, chargeId: null })
  })

  it("has its amounts, be they numbers", () => {
    const chargeAmount = { amount: 2500, currencyCode: "JPY" }
    const { chargeAmount: read, totalOrderAmount } = readCheckoutSession(SESSION, { paymentDetails: { chargeAmount } })
    expect([read?.toString(), totalOrderAmount]).toEqual(["2500 JPY", null])
  })

  it("has no shipping address where nothing is shipped", () => {
    expect(readCheckoutSession(SESSION, { shippingAddress: null }).shippingAddress).toBeNull()
  })
})

describe("a Charge Permission", () => {
  it("gives the first of its reasons, which are a list here", () => {
    const statusDetails = {
      state: "Closed",
      reasons: [{ reasonCode: "MerchantClosed", reasonDescription: "done" }, {}],
    }
    expect(readChargePermission(PERMISSION, { statusDetails })).toMatchObject({
      state: "Closed",
      reasonCode: "MerchantClosed",
      reasonDescription: "done",
    })
  })

  it("has what is left of its limits, and the shop's own number", () => {
    const price = (amount: string) => ({ amount, currencyCode: "JPY" })
    const { amountLimit, amountBalance, merchantReferenceId } = readChargePermission(PERMISSION, {
      limits: { amountLimit: price("2500"), amountBalance: price("700") },
      merchantMetadata: { merchantReferenceId: "order-7" },
    })
    expect([amountLimit?.amount, amountBalance?.amount, merchantReferenceId]).toEqual(["2500", "700", "order-7"])
  })

  it("has a type and terms where Amazon says so in its own words", () => {
    const recurringMetadata = { frequency: { unit: "Variable", value: "2" }, amount: null }
    expect(readChargePermission(PERMISSION, { chargePermissionType: "Recurring", recurringMetadata })).toMatchObject({
      chargePermissionType: "Recurring",
      recurringMetadata,
    })
  })

  it.each([
    ["a frequency that is odd", { frequency: { unit: "Quarter", value: "1" } }, { frequency: null, amount: null }],
    ["a value that is none", { frequency: { unit: "Month", value: "x" } }, { frequency: null, amount: null }],
    ["no terms", null, null],
  ])("keeps what is readable beside %s and a type that is new", (_name, recurringMetadata, read) => {
    expect(readChargePermission(PERMISSION, { chargePermissionType: "Lifetime", recurringMetadata })).toMatchObject({
      chargePermissionType: null,
      recurringMetadata: read,
    })
  })
})

describe("a Charge", () => {
  it("names its permission, unless that would change a path", () => {
    expect(readCharge(CHARGE, { chargePermissionId: PERMISSION }).chargePermissionId).toBe(PERMISSION)
    expect(readCharge(CHARGE, { chargePermissionId: "../x" }).chargePermissionId).toBeNull()
  })
})

describe("a new object", () => {
  it("has the id that the answer names", () => {
    expect(readCharge(null, { chargeId: CHARGE })?.chargeId).toBe(CHARGE)
    expect(readRefund(null, { refundId: REFUND })?.refundId).toBe(REFUND)
  })

  it("is null when the answer names none, or one that would change a path", () => {
    expect(readCharge(null, {})).toBeNull()
    expect(readRefund(null, { refundId: "../charges" })).toBeNull()
  })
})
