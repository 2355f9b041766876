import { MERCHANT, PRIVATE_KEY, answerOf, Shop, startShop } from "../support/shop.js"
import { phpHeaders } from "../support/php-signer.js"
import { phpGet } from "../support/php-call.js"

describe("2. Signatures of requests", () => {
  it.each(["AMZN-PAY-RSASSA-PSS", "AMZN-PAY-RSASSA-PSS-V2"])(
    "is accepted from the official SDK with %s",
    async (algorithm) => {
      const { emulator } = await startShop()
      const shop = new Shop(emulator, MERCHANT, algorithm)
      const answer = await shop.call("POST", "checkoutSessions", { body: shop.payload() })
      expect(answer.status).toBe(201)
    },
  )

  it.each([20, 32] as const)(
    "is accepted from a PHP-style signer with fewer signed headers and salt %d",
    async (saltLength) => {
      const shop = await startShop()
      expect((await phpGet(shop, `/v2/checkoutSessions/${shop.checkout()}`, { saltLength })).status).toBe(200)
    },
  )

  it("is accepted with a caller's header in mixed case", async () => {
    const shop = await startShop()
    const answer = await shop.call("POST", "checkoutSessions", {
      body: shop.payload(),
      key: "",
      headers: { "x-amz-pay-Idempotency-Key": "MixedCaseKey" },
    })
    expect(answer.status).toBe(201)
  })

  it("is accepted with a simulation code that was not signed, as the PHP SDK sends it", async () => {
    const shop = await startShop()
    const path = "/v2/checkoutSessions/x/complete"
    const { publicKeyId } = MERCHANT
    const signed = phpHeaders({ method: "POST", path, body: "{}", publicKeyId, privateKey: PRIVATE_KEY, region: "jp" })
    const headers = { ...signed, "x-amz-pay-simulation-code": "Declined" }
    expect((await fetch(shop.emulator.url + path, { method: "POST", headers, body: "{}" })).status).toBe(404)
  })

  it("covers a body with Japanese text", async () => {
    const shop = await startShop()
    const answer = await shop.update(
      shop.checkout(),
      {},
      { merchantMetadata: { noteToBuyer: "ありがとうございます 🙇" } },
    )
    expect(answer.body.merchantMetadata?.noteToBuyer).toBe("ありがとうございます 🙇")
  })

  it("covers the query", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    const path = `/v2/checkoutSessions/${id}`
    const { publicKeyId } = MERCHANT
    const get = async (signedQuery: string, query: string): Promise<number> => {
      const request = { method: "GET", path, query: signedQuery, publicKeyId, privateKey: PRIVATE_KEY, region: "jp" }
      return (await fetch(`${shop.emulator.url}${path}?${query}`, { headers: phpHeaders(request) })).status
    }
    expect(await get("a=1&b=x%20y", "b=x%20y&a=1")).toBe(200)
    expect(await get("a=1", "a=2")).toBe(403)
  })

  it("of another body is refused with the string to sign in the message", async () => {
    const shop = await startShop()
    const headers = phpHeaders({
      method: "POST",
      path: "/v2/charges",
      body: "{}",
      key: "key",
      publicKeyId: MERCHANT.publicKeyId,
      privateKey: PRIVATE_KEY,
      region: "jp",
    })
    const answer = await answerOf(
      await fetch(`${shop.emulator.url}/v2/charges`, { method: "POST", headers, body: '{"a":1}' }),
    )
    expect(answer.status).toBe(403)
    expect(answer.body.reasonCode).toBe("InvalidRequestSignature")
    expect(answer.body.message).toMatch(
      /^Unable to verify signature, signing String \[AMZN-PAY-RSASSA-PSS\n[0-9a-f]{64}\] , signature \[.+\]$/,
    )
  })

  it("made with the other algorithm's salt is refused", async () => {
    const shop = await startShop()
    const path = "/v2/refunds/S03-1-1-R1"
    const request = { method: "GET", path, publicKeyId: MERCHANT.publicKeyId, privateKey: PRIVATE_KEY, region: "jp" }
    const { authorization = "", ...headers } = phpHeaders({ ...request, saltLength: 32 })
    const mixed = authorization.replace("-V2 ", " ")
    const answer = await answerOf(
      await fetch(shop.emulator.url + path, { headers: { ...headers, authorization: mixed } }),
    )
    expect(answer.body.reasonCode).toBe("InvalidRequestSignature")
  })

  it("by an unknown key is refused with the way to register it", async () => {
    const { emulator } = await startShop()
    const shop = new Shop(emulator, { ...MERCHANT, publicKeyId: "SANDBOX-UNKNOWN" })
    const answer = await shop.call("GET", "charges/S03-1-1-C1")
    expect(answer.status).toBe(403)
    expect(answer.body.message).toContain("SANDBOX-UNKNOWN")
    expect(answer.body.message).toContain("POST /_emulator/merchants")
  })
})
