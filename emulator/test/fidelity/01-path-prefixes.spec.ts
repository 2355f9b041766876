import { MERCHANT, Shop, startLiveShop, startShop } from "../support/shop.js"
import { phpGet } from "../support/php-call.js"

describe("1. Path prefixes and environments", () => {
  it("comes from the path for a key without a prefix", async () => {
    const { emulator } = await startShop()
    const legacy = { ...MERCHANT, publicKeyId: "AFLEGACYKEY" }
    emulator.merchants.add(legacy)
    const shop = new Shop(emulator, legacy, "AMZN-PAY-RSASSA-PSS", "sandbox/v2")
    const answer = await shop.call("POST", "checkoutSessions", { body: shop.payload() })
    expect(answer.body.releaseEnvironment).toBe("Sandbox")
  })

  it("cannot be told for a key without a prefix on /v2", async () => {
    const { emulator } = await startShop()
    const legacy = { ...MERCHANT, publicKeyId: "AFLEGACYKEY" }
    emulator.merchants.add(legacy)
    const answer = await phpGet(new Shop(emulator, legacy), "/v2/charges/x", { publicKeyId: legacy.publicKeyId })
    expect([answer.status, answer.body.reasonCode]).toEqual([401, "UnauthorizedAccess"])
  })

  it.each(["/v2", "/sandbox/v2"])("a sandbox key may call %s", async (prefix) => {
    const shop = await startShop()
    const { id } = await shop.purchase()
    expect((await phpGet(shop, `${prefix}/checkoutSessions/${id}`)).status).toBe(200)
  })

  it("a path may end with a slash, as the .NET SDK writes it", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    expect((await phpGet(shop, `/sandbox/v2/charges/${chargeId}/`)).status).toBe(200)
    expect((await shop.call("DELETE", `charges/${chargeId}/cancel/`, { body: {} })).status).toBe(200)
  })

  it("must not contradict the key's prefix", async () => {
    const answer = await phpGet(await startShop(), "/live/v2/charges/x")
    expect([answer.status, answer.body.reasonCode]).toEqual([403, "InvalidAuthentication"])
  })

  it("hides its objects from the sandbox of the same merchant", async () => {
    const shop = await startLiveShop()
    const { chargeId } = await shop.purchase()
    expect((await new Shop(shop.emulator).call("GET", `charges/${chargeId}`)).status).toBe(404)
  })

  it("hides another merchant's objects", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    const other = { ...MERCHANT, merchantId: "A9OTHER", publicKeyId: "SANDBOX-OTHER" }
    shop.emulator.merchants.add(other)
    expect((await new Shop(shop.emulator, other).call("GET", `charges/${chargeId}`)).status).toBe(404)
    expect((await shop.call("GET", `charges/${chargeId}`)).body.chargeAmount).toEqual({
      amount: "2500",
      currencyCode: "JPY",
    })
  })
})
