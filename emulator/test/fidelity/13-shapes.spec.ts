import { startLiveShop, startShop, type Json } from "../support/shop.js"
import { MONTHLY, refund } from "../support/money.js"

const keysOf = (...lines: readonly string[]) => lines.flatMap((line) => line.split(", "))
const SDK_KEYS = keysOf(
  "checkoutSessionId, webCheckoutDetails, productType, paymentDetails, chargePermissionType, orderType",
  "recurringMetadata, paymentMethodOnFileMetadata, merchantDetails, merchantMetadata, supplementaryData, buyer",
  "billingAddress, paymentPreferences, statusDetails, shippingAddress, platformId, chargePermissionId, chargeId",
  "constraints, creationTimestamp, expirationTimestamp, storeId, providerMetadata, releaseEnvironment",
  "checkoutButtonText, deliverySpecifications, tokens",
)
const PERMISSION_KEYS = keysOf(
  "chargePermissionId, chargePermissionReferenceId, platformId, buyer, shippingAddress, billingAddress",
  "paymentPreferences, statusDetails, creationTimestamp, expirationTimestamp, merchantMetadata, releaseEnvironment",
  "limits, chargePermissionType, recurringMetadata, presentmentCurrency",
)
const CHARGE_KEYS = keysOf(
  "chargeId, chargeAmount, chargePermissionId, captureAmount, refundedAmount, softDescriptor, providerMetadata",
  "convertedAmount, conversionRate, channel, chargeInitiator, statusDetails, creationTimestamp, expirationTimestamp",
  "releaseEnvironment, merchantMetadata, platformId, webCheckoutDetails",
)
const REFUND_KEYS = keysOf(
  "refundId, chargeId, creationTimestamp, refundAmount, statusDetails, softDescriptor, releaseEnvironment",
)

describe("13. Shapes", () => {
  it("a Checkout Session has the keys Amazon's own SDK tests expect, in their order", async () => {
    const shop = await startShop()
    const created = await shop.call("POST", "checkoutSessions", { body: shop.payload() })
    expect(Object.keys(created.body)).toEqual(SDK_KEYS)
  })

  it("a Charge Permission, a Charge and a Refund have the keys Amazon's own SDK tests expect", async () => {
    const shop = await startShop()
    const { permissionId, chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    const keys = async (path: string) => Object.keys((await shop.call("GET", path)).body)
    expect(await keys(`chargePermissions/${permissionId}`)).toEqual(PERMISSION_KEYS)
    expect(await keys(`charges/${chargeId}`)).toEqual(CHARGE_KEYS)
    expect(Object.keys((await refund(shop, chargeId, 1)).body)).toEqual(REFUND_KEYS)
  })

  it("a Checkout Session writes its times in basic ISO and expires after exactly a day", async () => {
    const shop = await startShop({ start: "2026-11-23T01:02:03Z" })
    const { body } = await shop.call("POST", "checkoutSessions", { body: shop.payload() })
    expect(body.creationTimestamp).toMatch(/^20261123T0102\d\dZ$/)
    expect(String(body.expirationTimestamp).slice(8)).toBe(String(body.creationTimestamp).slice(8))
    expect(body.expirationTimestamp).toMatch(/^20261124T/)
  })

  it("a recurring permission has an id of its own kind, and charges with an unrelated base", async () => {
    const shop = await startShop()
    const { permissionId, chargeId } = await shop.purchase({}, {}, shop.payload(MONTHLY))
    expect(permissionId).toMatch(/^C03-\d{7}-\d{7}$/)
    expect(chargeId).toMatch(/^S03-\d{7}-\d{7}-C\d{6}$/)
    expect(chargeId.slice(4, 19)).not.toBe(permissionId.slice(4))
  })

  it("ids of the live environment begin with P", async () => {
    const shop = await startLiveShop()
    const { chargeId } = await shop.purchase()
    expect(chargeId).toMatch(/^P03-/)
    expect((await shop.call("GET", `charges/${chargeId}`)).body.releaseEnvironment).toBe("Live")
  })

  it("the US writes dollars with two decimals and gives ids of its own", async () => {
    const shop = await startShop({ region: "na" })
    const { chargeId } = await shop.purchase({
      paymentIntent: "AuthorizeWithCapture",
      chargeAmount: { amount: "14", currencyCode: "USD" },
    })
    expect(chargeId).toMatch(/^S01-/)
    expect((await shop.call("GET", `charges/${chargeId}`)).body.captureAmount).toEqual({
      amount: "14.00",
      currencyCode: "USD",
    })
  })

  it("a charge has null where nothing has happened, and 0 refunded once it is captured", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    const before = (await shop.call("GET", `charges/${chargeId}`)).body
    expect(before).toMatchObject({ captureAmount: null, refundedAmount: null, chargeInitiator: null, channel: null })
    const { body } = await shop
      .purchase({ paymentIntent: "AuthorizeWithCapture" })
      .then(({ chargeId: captured }) => shop.call("GET", `charges/${captured}`))
    expect(body.refundedAmount).toEqual({ amount: "0", currencyCode: "JPY" })
  })

  it("a permission has a list of reasons, and null while it is Chargeable", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    const statusOf = (body: Json) => body.statusDetails
    expect(statusOf((await shop.call("GET", `chargePermissions/${permissionId}`)).body)?.reasons).toBeNull()
    const closed = await shop.call("DELETE", `chargePermissions/${permissionId}/close`, { body: {} })
    expect(statusOf(closed.body)?.reasons).toEqual([{ reasonCode: "MerchantClosed", reasonDescription: null }])
  })
})
