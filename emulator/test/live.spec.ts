import { MERCHANT, Shop, startShop, yen } from "./support/shop.js"

async function startLiveShop(): Promise<Shop> {
  const live = { ...MERCHANT, publicKeyId: "LIVE-AFTESTKEY", storeId: "amzn1.application-oa2-client.live" }
  const { emulator } = await startShop({ merchants: [MERCHANT, live] })
  return new Shop(emulator, live)
}
const capture = (shop: Shop, id: string, simulation?: string) =>
  shop.call("POST", `charges/${id}/capture`, { body: { captureAmount: yen(2500) }, simulation })

describe("the live environment", () => {
  it("has ids of its own kind", async () => {
    const shop = await startLiveShop()
    const { chargeId } = await shop.purchase()
    expect(chargeId).toMatch(/^P03-/)
    expect((await shop.call("GET", `charges/${chargeId}`)).body.releaseEnvironment).toBe("Live")
  })

  it("hides its objects from the sandbox of the same merchant", async () => {
    const shop = await startLiveShop()
    const { chargeId } = await shop.purchase()
    expect((await new Shop(shop.emulator).call("GET", `charges/${chargeId}`)).status).toBe(404)
  })

  it("captures later when the authorization is more than seven days old", async () => {
    const shop = await startLiveShop()
    const { chargeId } = await shop.purchase()
    shop.emulator.clock.advance({ days: 8 })
    expect((await capture(shop, chargeId)).body.statusDetails?.state).toBe("CaptureInitiated")
    expect((await shop.call("DELETE", `charges/${chargeId}/cancel`, { body: {} })).status).toBe(422)
    shop.emulator.clock.advance({ minutes: 1 })
    expect((await shop.call("GET", `charges/${chargeId}`)).body.statusDetails?.state).toBe("Captured")
  })

  it("keeps an authorization for 30 days", async () => {
    const shop = await startLiveShop()
    const { chargeId } = await shop.purchase()
    shop.emulator.clock.advance({ days: 29 })
    expect((await shop.call("GET", `charges/${chargeId}`)).body.statusDetails?.state).toBe("Authorized")
    shop.emulator.clock.advance({ days: 2 })
    expect((await shop.call("GET", `charges/${chargeId}`)).body.statusDetails?.reasonCode).toBe("ExpiredUnused")
  })

  it("takes no simulation codes", async () => {
    const shop = await startLiveShop()
    const { chargeId } = await shop.purchase()
    const answer = await capture(shop, chargeId, "AmazonRejected")
    expect(answer.body.reasonCode).toBe("InvalidSandboxSimulationSpecified")
  })
})
