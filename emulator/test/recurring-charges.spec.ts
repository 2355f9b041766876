import { MONTHLY, charge, chargeOf, permissionOf } from "./support/money.js"
import { startShop, type Shop } from "./support/shop.js"

async function subscribed(shop: Shop): Promise<string> {
  return (await shop.purchase({ paymentIntent: "Confirm" }, {}, shop.payload(MONTHLY))).permissionId
}
const statusOf = async (shop: Shop, id: string): Promise<[unknown, unknown]> => {
  const { state, reasons } = (await permissionOf(shop, id)).statusDetails ?? {}
  return [state, reasons?.[0]?.reasonCode]
}
const PENDING = { canHandlePendingAuthorization: true }

const DECLINES = [
  ["SoftDeclined", 422, "Chargeable", undefined],
  ["TransactionTimedOut", 422, "Chargeable", undefined],
  ["ProcessingFailure", 500, "Chargeable", undefined],
  ["HardDeclined", 422, "NonChargeable", "PaymentMethodInvalid"],
  ["AmazonRejected", 422, "Closed", "AmazonCanceled"],
] as const

describe("a charge without the buyer", () => {
  it.each(["CITU", "MITU", "CITR", "MITR"])("keeps the chargeInitiator %s and the channel", async (chargeInitiator) => {
    const shop = await startShop()
    const given = { chargeInitiator, channel: "Web" }
    const { body } = await charge(shop, await subscribed(shop), 500, given)
    expect(body).toMatchObject(given)
    expect(await chargeOf(shop, String(body.chargeId))).toMatchObject(given)
  })

  it("is by nobody and no channel when the shop names neither, though the first one is CITU", async () => {
    const shop = await startShop()
    const { permissionId, chargeId } = await shop.purchase({}, {}, shop.payload(MONTHLY))
    expect(await chargeOf(shop, chargeId)).toMatchObject({ chargeInitiator: "CITU", channel: null })
    const { body } = await charge(shop, permissionId, 500)
    expect(body).toMatchObject({ chargeInitiator: null, channel: null })
  })

  it.each([
    { chargeInitiator: "MIT" },
    { chargeInitiator: "mitr" },
    { chargeInitiator: "" },
    { channel: "web" },
    { channel: "Fax" },
  ])("is refused for %p", async (given) => {
    const shop = await startShop()
    const { status, body } = await charge(shop, await subscribed(shop), 500, given)
    expect([status, body.reasonCode]).toEqual([400, "InvalidParameterValue"])
    expect(body.message).toContain(`'${Object.keys(given)[0]}'`)
    expect(shop.emulator.objects("charges")).toEqual([])
  })

  it.each(DECLINES)("of %s leaves no charge and its permission as documented", async (code, status, ...then) => {
    const shop = await startShop()
    const id = await subscribed(shop)
    const answer = await charge(shop, id, 500, {}, code)
    expect([answer.status, answer.body.reasonCode]).toEqual([status, code])
    expect(shop.emulator.objects("charges")).toEqual([])
    expect(await statusOf(shop, id)).toEqual(then)
  })

  it.each(DECLINES)("that was pending ends as %s, and its permission as documented", async (code, _, ...then) => {
    const shop = await startShop()
    const id = await subscribed(shop)
    const { status, body } = await charge(shop, id, 500, PENDING, code)
    expect([status, body.statusDetails?.state]).toEqual([201, "AuthorizationInitiated"])
    shop.emulator.clock.advance({ seconds: 31 })
    const { statusDetails } = await chargeOf(shop, String(body.chargeId))
    expect(statusDetails).toMatchObject({ state: "Declined", reasonCode: code })
    expect(await statusOf(shop, id)).toEqual(then)
  })

  it("is declined as many times as a fault says, of a shop that sends no simulation code", async () => {
    const shop = await startShop()
    const id = await subscribed(shop)
    shop.emulator.faults.add({
      kind: "simulate",
      code: "SoftDeclined",
      method: "POST",
      pattern: "/charges$",
      times: 2,
    })
    const statuses = []
    for (let attempt = 0; attempt < 3; attempt++) statuses.push((await charge(shop, id, 500)).status)
    expect(statuses).toEqual([422, 422, 201])
  })

  it("is declined for good once the buyer has chosen the declining card", async () => {
    const shop = await startShop()
    const id = await subscribed(shop)
    shop.emulator.buyer.mend({ chargePermissionId: id, payment: "3434" })
    expect((await charge(shop, id, 500)).body.reasonCode).toBe("HardDeclined")
    expect(await statusOf(shop, id)).toEqual(["NonChargeable", "PaymentMethodInvalid"])
  })

  it("that can be pending always is, and meanwhile there can be no other", async () => {
    const shop = await startShop()
    const { completed, permissionId } = await shop.purchase(PENDING, {}, shop.payload(MONTHLY))
    expect(completed.status).toBe(202)
    for (const captureNow of [false, true]) {
      expect(await statusOf(shop, permissionId)).toEqual(["NonChargeable", "ChargeInProgress"])
      const refused = await charge(shop, permissionId, 500)
      expect([refused.status, refused.body.reasonCode]).toEqual([422, "InvalidChargePermissionStatus"])
      shop.emulator.clock.advance({ seconds: 31 })
      expect(await statusOf(shop, permissionId)).toEqual(["Chargeable", undefined])
      const next = await charge(shop, permissionId, 500, { ...PENDING, captureNow })
      expect([next.status, next.body.statusDetails?.state]).toEqual([201, "AuthorizationInitiated"])
    }
    shop.emulator.clock.advance({ seconds: 31 })
    expect(shop.emulator.objects("charges")).toMatchObject(
      ["Authorized", "Authorized", "Captured"].map((state) => ({ statusDetails: { state } })),
    )
  })
})
