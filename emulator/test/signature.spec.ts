import { answerOf, MERCHANT, PRIVATE_KEY, Shop, startShop, yen } from "./support/shop.js"
import { phpHeaders } from "./support/php-signer.js"

describe("a request's signature", () => {
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
      const id = shop.checkout()
      const path = `/v2/checkoutSessions/${id}`
      const headers = phpHeaders({
        method: "GET",
        path,
        publicKeyId: MERCHANT.publicKeyId,
        privateKey: PRIVATE_KEY,
        region: "jp",
        saltLength,
      })
      expect((await answerOf(await fetch(shop.emulator.url + path, { headers }))).status).toBe(200)
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

  it("covers a body with Japanese text", async () => {
    const shop = await startShop()
    const answer = await shop.update(
      shop.checkout(),
      {},
      { merchantMetadata: { noteToBuyer: "ありがとうございます 🙇" } },
    )
    expect(answer.body.merchantMetadata?.noteToBuyer).toBe("ありがとうございます 🙇")
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

  it("that is a day old is refused", async () => {
    const shop = await startShop()
    const path = "/v2/refunds/S03-1-1-R1"
    const date = new Date(Date.now() - 86_400_000)
    const headers = phpHeaders({
      method: "GET",
      path,
      publicKeyId: MERCHANT.publicKeyId,
      privateKey: PRIVATE_KEY,
      region: "jp",
      date,
    })
    const answer = await answerOf(await fetch(shop.emulator.url + path, { headers }))
    expect(answer.status).toBe(403)
    expect(answer.body.message).toContain("expired")
  })

  it("by an unknown key is refused with the way to register it", async () => {
    const { emulator } = await startShop()
    const shop = new Shop(emulator, { ...MERCHANT, publicKeyId: "SANDBOX-UNKNOWN" })
    const answer = await shop.call("GET", "charges/S03-1-1-C1")
    expect(answer.status).toBe(403)
    expect(answer.body.message).toContain("SANDBOX-UNKNOWN")
    expect(answer.body.message).toContain("POST /_emulator/merchants")
  })

  it("that is missing is refused as a missing header", async () => {
    const { emulator } = await startShop()
    const answer = await answerOf(await fetch(`${emulator.url}/v2/charges/S03-1-1-C1`))
    expect(answer.status).toBe(400)
    expect(answer.body.reasonCode).toBe("MissingHeader")
  })
})

describe("a button's signature", () => {
  it("over another payload is refused", async () => {
    const shop = await startShop()
    const press = shop.press()
    const tampered = { ...press, payloadJSON: press.payloadJSON.replace("shop.example", "evil.example") }
    expect(() => shop.emulator.buyer.checkout(tampered)).toThrow(/Unable to verify signature, signing String/)
  })

  it("for a store of another account is refused naming the storeId", async () => {
    const shop = await startShop()
    const press = shop.press({ ...shop.payload(), storeId: "amzn1.application-oa2-client.other" })
    expect(() => shop.emulator.buyer.checkout(press)).toThrow(/'storeId' is invalid/)
  })

  it("for the live store under a sandbox key says that each environment has a storeId of its own", async () => {
    const shop = await startShop()
    shop.emulator.merchants.add({ ...MERCHANT, publicKeyId: "LIVE-KEY", storeId: "amzn1.live" })
    const press = shop.press({ ...shop.payload(), storeId: "amzn1.live" })
    expect(() => shop.emulator.buyer.checkout(press)).toThrow(/registered with the key 'LIVE-KEY'/)
  })
})

describe("the environment", () => {
  it("comes from the path for a key without a prefix", async () => {
    const { emulator } = await startShop()
    const legacy = { ...MERCHANT, publicKeyId: "AFLEGACYKEY" }
    emulator.merchants.add(legacy)
    const shop = new Shop(emulator, legacy, "AMZN-PAY-RSASSA-PSS", "sandbox/v2")
    const answer = await shop.call("POST", "checkoutSessions", { body: shop.payload() })
    expect(answer.body.releaseEnvironment).toBe("Sandbox")
  })

  it("must not contradict the key's prefix", async () => {
    const shop = await startShop()
    const headers = phpHeaders({
      method: "GET",
      path: "/live/v2/charges/x",
      publicKeyId: MERCHANT.publicKeyId,
      privateKey: PRIVATE_KEY,
      region: "jp",
    })
    const answer = await answerOf(await fetch(`${shop.emulator.url}/live/v2/charges/x`, { headers }))
    expect(answer.status).toBe(403)
    expect(answer.body.reasonCode).toBe("InvalidAuthentication")
  })

  it("must be this emulator's region", async () => {
    const shop = await startShop()
    const headers = phpHeaders({
      method: "GET",
      path: "/v2/charges/x",
      publicKeyId: MERCHANT.publicKeyId,
      privateKey: PRIVATE_KEY,
      region: "eu",
    })
    const answer = await answerOf(await fetch(`${shop.emulator.url}/v2/charges/x`, { headers }))
    expect(answer.status).toBe(400)
    expect(answer.body.message).toContain("x-amz-pay-region")
  })

  it("hides another merchant's objects", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    const other = { ...MERCHANT, merchantId: "A9OTHER", publicKeyId: "SANDBOX-OTHER" }
    shop.emulator.merchants.add(other)
    expect((await new Shop(shop.emulator, other).call("GET", `charges/${chargeId}`)).status).toBe(404)
    expect((await shop.call("GET", `charges/${chargeId}`)).body.chargeAmount).toEqual(yen(2500))
  })
})
