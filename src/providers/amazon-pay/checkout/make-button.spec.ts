import { Money } from "../../../amazon/money"
import { accountOf } from "../account/account"
import type { AmazonPayOptions } from "../account/options"
import { OPTIONS, PROVIDER, silent } from "../test/provider"
import { makeButton, type ButtonRequest } from "./make-button"

const ADDRESS = {
  name: "山田太郎",
  addressLine1: "目黒区下目黒1-8-1",
  postalCode: "153-0064",
  countryCode: "JP",
  phoneNumber: "0312345678",
}
const REVIEW: ButtonRequest = {
  claim: { cart_id: "cart_1", provider_id: PROVIDER, flow: "review" },
  productType: "PayAndShip",
  placement: "Cart",
  locale: null,
  total: Money.of(2500, "JPY"),
}
const DIRECT: ButtonRequest = { ...REVIEW, claim: { ...REVIEW.claim, flow: "direct" }, addressDetails: ADDRESS }

const buttonOf = (request: ButtonRequest, options: Partial<AmazonPayOptions> = {}) =>
  makeButton(accountOf({ ...OPTIONS, ...options }, silent), request)
const payloadOf = (...asked: Parameters<typeof buttonOf>): unknown =>
  JSON.parse(buttonOf(...asked).createCheckoutSessionConfig.payloadJSON)

describe("a button", () => {
  it("shows what the cart costs, and nothing where that is nothing", () => {
    expect(buttonOf(REVIEW).estimatedOrderAmount).toEqual({ amount: "2500", currencyCode: "JPY" })
    expect(buttonOf({ ...REVIEW, total: Money.zero("JPY") }).estimatedOrderAmount).toBeNull()
  })

  it.each([
    ["SANDBOX-AFTESTKEYTESTKEYTESTKEY1", true],
    ["LIVE-AFTESTKEYTESTKEYTESTKEY1", false],
  ])("with the key %s is one of the sandbox: %p", (publicKeyId, sandbox) => {
    expect(buttonOf(REVIEW, { publicKeyId })).toMatchObject({ publicKeyId, sandbox })
  })

  it("leads back to the server's own routes", () => {
    expect(payloadOf(REVIEW)).toMatchObject({
      webCheckoutDetails: {
        checkoutReviewReturnUrl: expect.stringMatching(
          /^https:\/\/api\.shop\.example\/amazon-pay\/review\?checkout=[\w.-]+$/,
        ),
        checkoutResultReturnUrl: expect.stringContaining("https://api.shop.example/amazon-pay/result?checkout="),
        checkoutCancelUrl: expect.stringContaining("https://api.shop.example/amazon-pay/cancel?checkout="),
      },
    })
  })

  it("is for a single payment, unless the buyer agrees to more", () => {
    const recurringMetadata = { frequency: { unit: "Month", value: "1" }, amount: null } as const
    expect(payloadOf(REVIEW)).toMatchObject({ chargePermissionType: "OneTime" })
    expect(payloadOf({ ...REVIEW, agreement: { chargePermissionType: "Recurring", recurringMetadata } })).toMatchObject(
      { chargePermissionType: "Recurring", recurringMetadata: { frequency: { unit: "Month" } } },
    )
  })

  it("names the currency only where the account settles in another", () => {
    const total = Money.of(10, "CHF")
    expect(payloadOf({ ...REVIEW, total }, { region: "eu" })).toMatchObject({
      paymentDetails: { presentmentCurrency: "CHF" },
    })
    expect(payloadOf(REVIEW)).not.toHaveProperty("paymentDetails")
  })

  it("of the review flow says what may be delivered where", () => {
    const deliverySpecifications = { addressRestrictions: { type: "Allowed" as const, restrictions: { JP: {} } } }
    expect(payloadOf({ ...REVIEW, deliverySpecifications })).toMatchObject({ deliverySpecifications })
  })

  it("of the direct flow says all that is to be paid, and where the goods go", () => {
    expect(payloadOf(DIRECT, { merchantStoreName: "まめや珈琲", noteToBuyer: "ありがとうございます" })).toMatchObject({
      webCheckoutDetails: { checkoutMode: "ProcessOrder" },
      paymentDetails: {
        paymentIntent: "Authorize",
        canHandlePendingAuthorization: false,
        chargeAmount: { amount: "2500", currencyCode: "JPY" },
      },
      merchantMetadata: { merchantStoreName: "まめや珈琲", noteToBuyer: "ありがとうございます" },
      addressDetails: ADDRESS,
    })
  })

  it("of the direct flow has nothing to say of a shop without a name", () => {
    expect(payloadOf(DIRECT)).toHaveProperty("merchantMetadata", {})
  })

  it("of the direct flow names the first part beside the whole, where only a part is charged at once", () => {
    expect(payloadOf({ ...DIRECT, claim: { ...DIRECT.claim, first_charge: "1000" } })).toMatchObject({
      paymentDetails: { chargeAmount: { amount: "1000" }, totalOrderAmount: { amount: "2500" } },
    })
    expect(payloadOf(DIRECT)).not.toHaveProperty("paymentDetails.totalOrderAmount")
  })

  it.each([
    ["where nothing is shipped: Amazon refuses it", { ...DIRECT, productType: "PayOnly" as const }],
    ["where none is known", { ...DIRECT, addressDetails: undefined }],
  ])("of the direct flow has no address %s", (_, request) => {
    expect(payloadOf(request)).not.toHaveProperty("addressDetails")
  })
})
