import { readFileSync } from "node:fs"
import { join } from "node:path"
import { phpHeaders } from "../support/php-signer.js"
import { answerOf, MERCHANT, PRIVATE_KEY, startShop, yen, type Answer } from "../support/shop.js"

describe("13. A shop in any language", () => {
  it("buys, captures and refunds with nothing but HTTP and its own signatures", async () => {
    const shop = await startShop({ merchants: [] })
    const { url } = shop.emulator
    const post = async (path: string, body: object): Promise<Answer> =>
      answerOf(await fetch(`${url}/_emulator/${path}`, { method: "POST", body: JSON.stringify(body) }))
    const call = async (method: string, path: string, json: object, key?: string): Promise<Answer> => {
      const body = JSON.stringify(json)
      const request = { method, path: `/v2/${path}`, body, key, region: "jp", saltLength: 32 as const }
      const headers = phpHeaders({ ...request, publicKeyId: MERCHANT.publicKeyId, privateKey: PRIVATE_KEY })
      return answerOf(await fetch(`${url}/v2/${path}`, { method, headers, body }))
    }
    await post("merchants", MERCHANT)
    const { body: review } = await post("buyer/checkout", shop.press())
    const path = `checkoutSessions/${String(review.checkoutSessionId)}`
    const paymentDetails = { paymentIntent: "Authorize", chargeAmount: yen(2500) }
    const { body: updated } = await call("PATCH", path, { paymentDetails })
    await post("buyer/approve", { amazonPayRedirectUrl: updated.webCheckoutDetails?.amazonPayRedirectUrl })
    const { body: completed } = await call("POST", `${path}/complete`, { chargeAmount: yen(2500) })
    const chargeId = String(completed.chargeId)
    await call("POST", `charges/${chargeId}/capture`, { captureAmount: yen(2500) }, "capture-1")
    const { status } = await call("POST", "refunds", { chargeId, refundAmount: yen(500) }, "refund-1")
    expect(status).toBe(201)
  })

  it("needs nothing of Medusa", () => {
    const manifest = readFileSync(join(__dirname, "..", "..", "package.json"), "utf8")
    const { dependencies, peerDependencies = {} }: Record<string, object> = JSON.parse(manifest)
    expect(Object.keys({ ...dependencies, ...peerDependencies }).sort()).toEqual(["@hono/node-server", "hono", "zod"])
  })
})
