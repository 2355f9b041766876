import { generateKeyPairSync } from "node:crypto"
import { phpHeaders, type PhpRequest } from "../support/php-signer.js"
import { MERCHANT, PRIVATE_KEY, startShop, type Shop } from "../support/shop.js"

const request = {
  method: "POST",
  path: "/v2/charges",
  key: "key",
  publicKeyId: MERCHANT.publicKeyId,
  privateKey: PRIVATE_KEY,
}

/** Sends one thing, having signed another. Answers with what the log found out. */
async function diagnosis(shop: Shop, signed: Partial<PhpRequest>, body: string, headers: Record<string, string> = {}) {
  const signedHeaders = phpHeaders({ ...request, region: "jp", body, ...signed })
  const init = { method: "POST", headers: { ...signedHeaders, ...headers }, body }
  expect((await fetch(`${shop.emulator.url}/v2/charges`, init)).status).toBe(403)
  return shop.emulator.requests.list().at(-1)?.signature
}

describe("3. The log of a refused signature", () => {
  it("finds a body whose slashes were escaped when it was signed", async () => {
    const found = await diagnosis(await startShop(), { body: '{"url":"https:\\/\\/shop"}' }, '{"url":"https://shop"}')
    expect(found?.explanation).toContain("escaped slashes")
    expect(found?.firstDifference?.line).toBe(found?.expected.split("\n").length)
  })

  it("finds a path that was signed without its version, and shows the line", async () => {
    const found = await diagnosis(await startShop(), { path: "/charges" }, "{}")
    expect(found?.firstDifference).toEqual({ line: 2, expected: "/v2/charges", received: "/charges" })
  })

  it("finds a header that was changed on the way", async () => {
    const headers = { "content-type": "application/json;charset=UTF-8" }
    const found = await diagnosis(await startShop(), {}, "{}", headers)
    expect(found?.firstDifference?.received).toBe("content-type:application/json")
  })

  it("finds a mixed-up salt length", async () => {
    const signed = phpHeaders({ ...request, region: "jp", body: "{}", saltLength: 32 })
    const headers = {
      authorization: (signed.authorization ?? "").replace("-V2 ", " "),
      "x-amz-pay-date": signed["x-amz-pay-date"] ?? "",
    }
    expect((await diagnosis(await startShop(), {}, "{}", headers))?.explanation).toContain("AMZN-PAY-RSASSA-PSS-V2")
  })

  it("finds another merchant's private key", async () => {
    const shop = await startShop()
    const other = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    })
    shop.emulator.merchants.add({ ...MERCHANT, publicKeyId: "SANDBOX-OTHER", publicKey: other.publicKey })
    const found = await diagnosis(shop, { privateKey: other.privateKey }, "{}")
    expect(found?.explanation).toContain("SANDBOX-OTHER")
  })

  it("gives the text expected when nothing usual explains it", async () => {
    const found = await diagnosis(await startShop(), { body: '{"entirely":"different"}' }, "{}")
    expect(found).toMatchObject({ received: null, firstDifference: null })
    expect(found?.expected).toMatch(/^POST\n\/v2\/charges\n\naccept:application\/json\n/)
  })

  it("of a button says on its page what happened to the payload", async () => {
    const shop = await startShop()
    const press = shop.press()
    const payloadJSON = JSON.stringify(JSON.parse(press.payloadJSON), null, 2)
    const form = new URLSearchParams({ ...press, payloadJSON })
    const page = await fetch(`${shop.emulator.url}/checkout/start`, { method: "POST", body: form })
    expect(await page.text()).toContain("parsed and printed again")
  })
})
