import { PERMISSION_BLOCK_REASONS, PERMISSION_CLOSE_REASONS } from "../src/domain/states.js"
import { PlainBrowser } from "./support/browser.js"
import { startListener } from "./support/listener.js"
import { MONTHLY, charge, permissionOf } from "./support/money.js"
import { startShop, type Shop } from "./support/shop.js"

/** A subscription, and what the shop is notified of from now on. */
async function subscribed(start?: string) {
  const listener = await startListener()
  const shop = await startShop({ start })
  const { permissionId } = await shop.purchase({ paymentIntent: "Confirm" }, {}, shop.payload(MONTHLY))
  shop.emulator.ipn.add({ url: listener.url })
  const notified = async () => {
    await shop.emulator.ipn.idle()
    return listener.received.splice(0).map(({ envelope }) => JSON.parse(envelope.Message))
  }
  return { shop, permissionId, notified }
}
const statusOf = async (shop: Shop, id: string) => (await permissionOf(shop, id)).statusDetails
const control = (shop: Shop, path: string, body: object) =>
  fetch(`${shop.emulator.url}/_emulator/chargePermissions/${path}`, { method: "POST", body: JSON.stringify(body) })
const stateChange = (id: string) => [
  { ObjectType: "CHARGE_PERMISSION", ObjectId: id, NotificationType: "STATE_CHANGE", ChargePermissionId: id },
]

describe("a Charge Permission, on demand", () => {
  it.each(PERMISSION_BLOCK_REASONS)("is NonChargeable for %s until the buyer mends it", async (reasonCode) => {
    const { shop, permissionId, notified } = await subscribed()
    const blocked = shop.emulator.chargePermissions.block({ chargePermissionId: permissionId, reasonCode })
    expect(blocked).toEqual({ state: "NonChargeable" })
    expect(await statusOf(shop, permissionId)).toMatchObject({ state: "NonChargeable", reasons: [{ reasonCode }] })
    expect(await notified()).toMatchObject(stateChange(permissionId))
    const refused = await charge(shop, permissionId, 500)
    expect([refused.status, refused.body.reasonCode]).toEqual([422, "InvalidChargePermissionStatus"])

    const browser = new PlainBrowser(shop.emulator.url)
    await browser.open(`/jp/jr/your-account/ba/${permissionId}`)
    expect(browser.html).toContain(reasonCode)
    await browser.press("mend", { payment: "0005" })
    expect(await statusOf(shop, permissionId)).toMatchObject({ state: "Chargeable", reasons: null })
    expect(await notified()).toMatchObject(stateChange(permissionId))
    expect((await charge(shop, permissionId, 500)).status).toBe(201)
  })

  it.each(PERMISSION_CLOSE_REASONS)("is Closed for %s, for good", async (reasonCode) => {
    const { shop, permissionId, notified } = await subscribed()
    const closed = shop.emulator.chargePermissions.close({ chargePermissionId: permissionId, reasonCode })
    expect(closed).toEqual({ state: "Closed" })
    expect(await statusOf(shop, permissionId)).toMatchObject({ state: "Closed", reasons: [{ reasonCode }] })
    expect(await notified()).toMatchObject(stateChange(permissionId))
    const refused = await charge(shop, permissionId, 500)
    expect([refused.status, refused.body.reasonCode]).toEqual([422, "InvalidChargePermissionStatus"])
    const again = { chargePermissionId: permissionId, reasonCode: "PaymentMethodExpired" } as const
    expect(() => shop.emulator.chargePermissions.block(again)).toThrow(/Charge Permission/)
    expect(() => shop.emulator.buyer.mend({ chargePermissionId: permissionId, payment: "0005" })).toThrow()
  })

  it("is blocked and closed through the control API as well", async () => {
    const { shop, permissionId: chargePermissionId } = await subscribed()
    const blocked = await control(shop, "block", { chargePermissionId, reasonCode: "MFAFailed" })
    expect([blocked.status, await blocked.json()]).toEqual([200, { state: "NonChargeable" }])
    expect(await statusOf(shop, chargePermissionId)).toMatchObject({ reasons: [{ reasonCode: "MFAFailed" }] })
    const closed = await control(shop, "close", { chargePermissionId, reasonCode: "AmazonClosed" })
    expect([closed.status, await closed.json()]).toEqual([200, { state: "Closed" }])
    expect((await control(shop, "close", { chargePermissionId, reasonCode: "AmazonClosed" })).status).toBe(422)
  })

  it("has no other reasons: ChargeInProgress comes with a pending charge", async () => {
    const { shop, permissionId: chargePermissionId } = await subscribed()
    for (const [path, reasonCode] of [
      ["block", "ChargeInProgress"],
      ["close", "PaymentMethodInvalid"],
    ] as const) {
      const answer = await control(shop, path, { chargePermissionId, reasonCode })
      expect([answer.status, await answer.json()]).toMatchObject([400, { reasonCode: "InvalidParameterValue" }])
    }
    expect((await control(shop, "block", { chargePermissionId: "C03-1", reasonCode: "MFAFailed" })).status).toBe(404)
    expect(await statusOf(shop, chargePermissionId)).toMatchObject({ state: "Chargeable" })
  })

  it("expires 13 months after the last charge, and the shop is notified", async () => {
    const { shop, permissionId, notified } = await subscribed("2026-11-01T00:00:00Z")
    shop.emulator.clock.set("2027-05-20T00:00:00Z")
    await charge(shop, permissionId, 500, { captureNow: true })
    expect((await permissionOf(shop, permissionId)).expirationTimestamp).toMatch(/^20280620T00/)
    await notified()
    shop.emulator.clock.set("2028-06-19T12:00:00Z")
    expect(await statusOf(shop, permissionId)).toMatchObject({ state: "Chargeable" })
    shop.emulator.clock.set("2028-06-20T12:00:00Z")
    expect(await statusOf(shop, permissionId)).toMatchObject({ state: "Closed", reasons: [{ reasonCode: "Expired" }] })
    expect(await notified()).toMatchObject(stateChange(permissionId))
  })
})
