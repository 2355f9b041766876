import { createEmulator, type Emulator } from "amazon-pay-emulator"
import { directPayload, reviewPayload, type DirectPayload } from "./button"
import { deliverySpecifications } from "./delivery-specifications"
import { MERCHANT, pressed, RETURN_URLS, yen } from "./test/sandbox"

const REVIEW = {
  storeId: MERCHANT.storeId,
  returnUrls: RETURN_URLS,
  chargePermissionType: "OneTime",
  allowOvercharge: false,
  extendExpiration: false,
} as const

const DIRECT: DirectPayload = {
  ...REVIEW,
  chargeAmount: yen(2500),
  paymentIntent: "Authorize",
  canHandlePendingAuthorization: false,
  merchantMetadata: { merchantStoreName: "まめや珈琲" },
  addressDetails: null,
}
const ADDRESS = {
  name: "テスト姓名",
  addressLine1: "目黒区下目黒1-8-1",
  stateOrRegion: "東京都",
  postalCode: "153-0064",
  countryCode: "JP",
  phoneNumber: "03-1234-5678",
}
const MONTHLY = { frequency: { unit: "Month", value: "1" }, amount: yen(1000) } as const

const read = (payload: string): unknown => JSON.parse(payload)

describe("the button of the review flow", () => {
  it("names where Amazon sends the buyer: review, result and cancel", () => {
    expect(read(reviewPayload(REVIEW))).toMatchObject({
      webCheckoutDetails: {
        checkoutReviewReturnUrl: RETURN_URLS.review,
        checkoutResultReturnUrl: RETURN_URLS.result,
        checkoutCancelUrl: RETURN_URLS.cancel,
      },
    })
  })

  it("asks for the billing address, which Amazon leaves out otherwise", () => {
    expect(read(reviewPayload(REVIEW))).toMatchObject({ scopes: expect.arrayContaining(["billingAddress"]) })
  })

  it("says nothing of the amount: it is set when the order is placed", () => {
    expect(read(reviewPayload(REVIEW))).not.toHaveProperty("paymentDetails")
  })

  it("carries the limits that can be set only here", () => {
    expect(read(reviewPayload({ ...REVIEW, allowOvercharge: true, extendExpiration: true }))).toMatchObject({
      paymentDetails: { allowOvercharge: true, extendExpiration: true },
    })
  })

  it("carries a foreign currency, which can be set only here, too", () => {
    expect(read(reviewPayload({ ...REVIEW, presentmentCurrency: "CHF" }))).toMatchObject({
      paymentDetails: { presentmentCurrency: "CHF" },
    })
  })

  it("carries which addresses the shop delivers to, so that Amazon greys out the others", () => {
    const specifications = deliverySpecifications(["JP"], [])
    expect(read(reviewPayload({ ...REVIEW, deliverySpecifications: specifications }))).toHaveProperty(
      "deliverySpecifications",
      specifications,
    )
    expect(read(reviewPayload(REVIEW))).not.toHaveProperty("deliverySpecifications")
  })

  it("carries the terms of a recurring payment", () => {
    const payload = reviewPayload({ ...REVIEW, chargePermissionType: "Recurring", recurringMetadata: MONTHLY })
    expect(read(payload)).toMatchObject({ chargePermissionType: "Recurring", recurringMetadata: MONTHLY })
  })

  it("carries no such terms for a single payment: Amazon refuses them", () => {
    expect(read(reviewPayload({ ...REVIEW, recurringMetadata: MONTHLY }))).not.toHaveProperty("recurringMetadata")
  })

  it.each([
    [undefined, false],
    [{ setupOnly: true }, true],
  ])("says of a saved wallet whether something is bought with it: %j", (paymentMethodOnFileMetadata, setupOnly) => {
    const payload = { ...REVIEW, chargePermissionType: "PaymentMethodOnFile", paymentMethodOnFileMetadata } as const
    expect(read(reviewPayload(payload))).toMatchObject({ paymentMethodOnFileMetadata: { setupOnly } })
  })

  it("says nothing of it for another type", () => {
    const payload = reviewPayload({ ...REVIEW, paymentMethodOnFileMetadata: { setupOnly: true } })
    expect(read(payload)).not.toHaveProperty("paymentMethodOnFileMetadata")
  })
})

describe("the button of the direct flow", () => {
  it("has no review page, and the mode ProcessOrder", () => {
    expect(read(directPayload(DIRECT))).toMatchObject({
      webCheckoutDetails: {
        checkoutMode: "ProcessOrder",
        checkoutResultReturnUrl: RETURN_URLS.result,
        checkoutCancelUrl: RETURN_URLS.cancel,
      },
    })
    expect(directPayload(DIRECT)).not.toContain("checkoutReviewReturnUrl")
  })

  it("carries amount, intent and what the buyer is shown", () => {
    expect(read(directPayload(DIRECT))).toMatchObject({
      paymentDetails: { paymentIntent: "Authorize", canHandlePendingAuthorization: false, chargeAmount: yen(2500) },
      merchantMetadata: { merchantStoreName: "まめや珈琲" },
    })
  })

  it("carries the whole order's total where the amount is only its first part", () => {
    expect(read(directPayload({ ...DIRECT, totalOrderAmount: yen(8000) }))).toMatchObject({
      paymentDetails: { chargeAmount: yen(2500), totalOrderAmount: yen(8000) },
    })
    expect(directPayload(DIRECT)).not.toContain("totalOrderAmount")
  })

  it("carries the address where something is shipped, and none where nothing is", () => {
    expect(read(directPayload({ ...DIRECT, addressDetails: ADDRESS }))).toHaveProperty("addressDetails", ADDRESS)
    expect(read(directPayload(DIRECT))).not.toHaveProperty("addressDetails")
  })
})

describe("at Amazon", () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await createEmulator({ merchants: [MERCHANT] })
  })
  afterAll(() => emulator.close())

  it.each([
    ["review", reviewPayload(REVIEW), RETURN_URLS.review],
    ["direct", directPayload({ ...DIRECT, addressDetails: ADDRESS }), RETURN_URLS.result],
    [
      "recurring",
      reviewPayload({ ...REVIEW, chargePermissionType: "Recurring", recurringMetadata: MONTHLY }),
      RETURN_URLS.review,
    ],
    ["saved wallet", reviewPayload({ ...REVIEW, chargePermissionType: "PaymentMethodOnFile" }), RETURN_URLS.review],
    ["overcharge", reviewPayload({ ...REVIEW, allowOvercharge: true, extendExpiration: true }), RETURN_URLS.review],
  ])("the %s button is accepted and leads back to the shop", (_kind, payload, returnUrl) => {
    expect(emulator.buyer.checkout(pressed(payload)).redirectUrl).toContain(returnUrl)
  })
})
