import { capture, charge, confirmed, MONTHLY } from "./support/money.js"
import { phpGet } from "./support/php-call.js"
import { phpHeaders } from "./support/php-signer.js"
import { answerOf, MERCHANT, PRIVATE_KEY, RESULT_URL, startShop } from "./support/shop.js"

const restricted = (restrictions: object) => ({
  deliverySpecifications: { addressRestrictions: { type: "Allowed", restrictions } },
})

describe("Create Checkout Session refuses, as documented,", () => {
  it.each<[string, object, string, string]>([
    [
      "ProcessOrder, which is the button's",
      { webCheckoutDetails: { checkoutMode: "ProcessOrder", checkoutResultReturnUrl: RESULT_URL } },
      "InvalidParameterCombination",
      "checkoutMode",
    ],
    [
      "addressDetails, which are the button's",
      { addressDetails: { name: "a", addressLine1: "b", countryCode: "HK", phoneNumber: "1" } },
      "InvalidParameterCombination",
      "addressDetails",
    ],
    [
      "a presentmentCurrency that the region has not",
      { paymentDetails: { presentmentCurrency: "USD" } },
      "InvalidParameterValue",
      "paymentDetails.presentmentCurrency",
    ],
    ["a country that does not exist", restricted({ QQ: {} }), "InvalidParameterValue", "restrictions.QQ"],
    [
      "a state that does not exist",
      restricted({ US: { statesOrRegions: ["Tokio"] } }),
      "InvalidParameterValue",
      "Tokio",
    ],
    [
      "a state that does not exist among the exceptions",
      restricted({ US: { except: { statesOrRegions: ["XX"] } } }),
      "InvalidParameterValue",
      "XX",
    ],
    [
      "setupOnly with OneTime",
      { paymentMethodOnFileMetadata: { setupOnly: true } },
      "InvalidParameterCombination",
      "paymentMethodOnFileMetadata",
    ],
    [
      "recurringMetadata with OneTime",
      { ...MONTHLY, chargePermissionType: "OneTime" },
      "InvalidParameterCombination",
      "recurringMetadata",
    ],
    [
      "recurringMetadata with a payment method on file",
      { ...MONTHLY, chargePermissionType: "PaymentMethodOnFile" },
      "InvalidParameterCombination",
      "recurringMetadata",
    ],
    [
      "the page that updates a payment method on file, in Japan",
      { chargePermissionType: "PaymentMethodOnFile", chargePermissionId: "C03-1234567-1234567" },
      "UnsupportedOperation",
      "does not offer in Japan",
    ],
    [
      "an amount with zeros in front",
      { paymentDetails: { chargeAmount: { amount: "0001000", currencyCode: "JPY" } } },
      "InvalidParameterValue",
      "paymentDetails.chargeAmount.amount",
    ],
    [
      "an amount in powers of ten",
      { paymentDetails: { chargeAmount: { amount: "1e3", currencyCode: "JPY" } } },
      "InvalidParameterValue",
      "paymentDetails.chargeAmount.amount",
    ],
    ["a body without an end", { supplementaryData: "x".repeat(300_000) }, "InvalidRequest", "262144 bytes"],
  ])("%s", async (_, changes, reasonCode, part) => {
    const shop = await startShop()
    const { body } = await shop.call("POST", "checkoutSessions", { body: { ...shop.payload(), ...changes } })
    expect(body).toMatchObject({ reasonCode, message: expect.stringContaining(part) })
  })

  it("a presentmentCurrency that is not the chargeAmount's", async () => {
    const shop = await startShop({ region: "eu" })
    const paymentDetails = { presentmentCurrency: "EUR", chargeAmount: { amount: "10.00", currencyCode: "GBP" } }
    const { body } = await shop.call("POST", "checkoutSessions", { body: shop.payload({ paymentDetails }) })
    expect(body.reasonCode).toBe("CurrencyMismatch")
  })

  it("nothing of this: places that exist, patterns, and a type with its own metadata", async () => {
    const shop = await startShop()
    const places = restricted({ JP: { statesOrRegions: ["東京都"] }, US: { statesOrRegions: ["CA", "N*"] }, GB: {} })
    expect((await shop.call("POST", "checkoutSessions", { body: shop.payload(places) })).status).toBe(201)
    expect((await shop.call("POST", "checkoutSessions", { body: shop.payload(MONTHLY) })).status).toBe(201)
  })
})

describe("lengths are counted in bytes", () => {
  const named = (merchantStoreName: string) => ({ merchantMetadata: { merchantStoreName } })

  it.each<[string, object, string]>([
    ["a store's name of 17 Japanese characters", named("あ".repeat(17)), "merchantMetadata.merchantStoreName"],
    ["a note of 86", { merchantMetadata: { noteToBuyer: "円".repeat(86) } }, "merchantMetadata.noteToBuyer"],
    ["a reference of 129 with an accent", { merchantMetadata: { merchantReferenceId: "é".repeat(129) } }, "256 bytes"],
    ["a URL", { webCheckoutDetails: { checkoutReviewReturnUrl: `https://shop.example/${"あ".repeat(171)}` } }, "512"],
  ])("and %s is too long", async (_, changes, part) => {
    const shop = await startShop()
    const { body } = await shop.call("POST", "checkoutSessions", { body: { ...shop.payload(), ...changes } })
    expect(body).toMatchObject({ reasonCode: "InvalidParameterValue", message: expect.stringContaining(part) })
  })

  it("and 16 Japanese characters or 50 others are a store's name", async () => {
    const shop = await startShop()
    for (const name of ["あ".repeat(16), "a".repeat(50)]) {
      expect((await shop.call("POST", "checkoutSessions", { body: shop.payload(named(name)) })).status).toBe(201)
    }
  })

  it("and a reason for closing is too", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    const body = { closureReason: "終".repeat(86) }
    const answer = await shop.call("DELETE", `chargePermissions/${permissionId}/close`, { body })
    expect(answer.body).toMatchObject({ reasonCode: "InvalidParameterValue" })
  })
})

describe("an amount is refused", () => {
  it.each<string | number>([
    "1e3",
    "+500",
    "-500",
    " 500",
    "500 ",
    "0x1F4",
    "５００",
    "5,00",
    "500.",
    ".5",
    "",
    "NaN",
    "500.0",
    1e21,
    0,
    -1,
  ])("that is %j", async (amount) => {
    const shop = await startShop()
    const chargeAmount = { amount, currencyCode: "JPY" }
    const { body } = await shop.update(shop.checkout(), { chargeAmount })
    expect(body).toMatchObject({
      reasonCode: "InvalidParameterValue",
      message: expect.stringContaining("paymentDetails.chargeAmount.amount"),
    })
  })
})

describe("a request is refused", () => {
  it("whose x-amz-pay-host is neither the region's nor the emulator's own", async () => {
    const shop = await startShop({ region: "eu" })
    const unsigned = ["x-amz-pay-host"]
    const after = { "x-amz-pay-host": "pay-api.amazon.jp" }
    const { body } = await phpGet(shop, "/v2/charges/S02-1", { region: "eu", unsigned }, after)
    expect(body).toMatchObject({ reasonCode: "InvalidHeaderValue", message: expect.stringContaining("x-amz-pay-host") })
  })

  it("whose body is not said to be JSON", async () => {
    const shop = await startShop()
    const [method, path, body] = ["POST", "/v2/checkoutSessions", JSON.stringify(shop.payload())]
    const { publicKeyId } = MERCHANT
    const request = { method, path, body, key: "key", publicKeyId, privateKey: PRIVATE_KEY, region: "jp" }
    const headers = { ...phpHeaders({ ...request, unsigned: ["content-type"] }), "content-type": "text/plain" }
    const answer = await answerOf(await fetch(shop.emulator.url + path, { method, body, headers }))
    expect(answer.body).toMatchObject({
      reasonCode: "InvalidHeaderValue",
      message: expect.stringContaining("content-type"),
    })
  })
})

describe("a later call refuses, as documented,", () => {
  it.each([{ chargeInitiator: "MITR" }, { channel: "Web" }])("%j on a OneTime permission", async (more) => {
    const shop = await startShop()
    const { body } = await charge(shop, await confirmed(shop), 500, more)
    expect(body.reasonCode).toBe("InvalidParameterCombination")
  })

  it("terms of a recurring payment for a permission that is OneTime", async () => {
    const shop = await startShop()
    const { recurringMetadata } = MONTHLY
    const { body } = await shop.call("PATCH", `chargePermissions/${await confirmed(shop)}`, {
      body: { recurringMetadata },
    })
    expect(body.reasonCode).toBe("InvalidParameterCombination")
  })

  it("terms of a recurring payment in an update that leaves it OneTime", async () => {
    const shop = await startShop()
    const { recurringMetadata } = MONTHLY
    const { body } = await shop.update(shop.checkout(), {}, { recurringMetadata })
    expect(body.reasonCode).toBe("InvalidParameterCombination")
  })

  it.each([
    ["OneTime", "PaymentMethodOnFile"],
    ["Recurring", "OneTime"],
  ])("an update from %s to %s", async (from, chargePermissionType) => {
    const shop = await startShop()
    const id = shop.checkout({}, shop.payload(from === "Recurring" ? MONTHLY : {}))
    const { body } = await shop.update(id, {}, { chargePermissionType })
    expect(body).toMatchObject({
      reasonCode: "InvalidParameterValue",
      message: expect.stringContaining("chargePermissionType"),
    })
  })

  it("a capture after the permission was closed, if captureAfterClose is off", async () => {
    const shop = await startShop()
    const { chargeId, permissionId } = await shop.purchase()
    await shop.call("DELETE", `chargePermissions/${permissionId}/close`, { body: { closureReason: "done" } })
    shop.emulator.openQuestions.captureAfterClose = false
    expect((await capture(shop, chargeId, 2500)).body.reasonCode).toBe("InvalidChargePermissionStatus")
    shop.emulator.openQuestions.captureAfterClose = true
    expect((await capture(shop, chargeId, 2500)).status).toBe(200)
  })
})
