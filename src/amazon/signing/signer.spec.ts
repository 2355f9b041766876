import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { createEmulator } from "amazon-pay-emulator"
import { MERCHANT, pressed, PRIVATE_KEY, signer } from "../test/sandbox"
import { createSigner } from "./signer"

const request = {
  method: "POST",
  path: "charges",
  body: "{}",
  headers: { "x-amz-pay-idempotency-key": "key-1" },
} as const

describe("the signature of a request", () => {
  it("names the key and covers method, host, region, date and idempotency key", () => {
    const { authorization } = signer.signRequest(request)
    expect(authorization).toContain(`AMZN-PAY-RSASSA-PSS-V2 PublicKeyId=${MERCHANT.publicKeyId}`)
    const signed = /SignedHeaders=([^,]+)/.exec(authorization ?? "")?.[1]?.split(";")
    expect(signed).toEqual(
      expect.arrayContaining(["x-amz-pay-date", "x-amz-pay-host", "x-amz-pay-idempotency-key", "x-amz-pay-region"]),
    )
  })

  it("leaves the headers that it was given as they are", () => {
    const headers = { "x-amz-pay-idempotency-key": "key-1" }
    signer.signRequest({ ...request, headers })
    expect(headers).toEqual({ "x-amz-pay-idempotency-key": "key-1" })
  })

  it.each([
    ["jp", "jp"],
    ["eu", "eu"],
    ["na", "na"],
  ] as const)("is made for the region %s", (region, signed) => {
    const regional = createSigner({ publicKeyId: MERCHANT.publicKeyId, privateKey: PRIVATE_KEY, region })
    expect(regional.signRequest(request)["x-amz-pay-region"]).toBe(signed)
  })
})

describe("the signature of a button", () => {
  it("is accepted by Amazon", async () => {
    const emulator = await createEmulator({ merchants: [MERCHANT] })
    const { redirectUrl } = emulator.buyer.checkout(pressed())
    await emulator.close()
    expect(redirectUrl).toContain("amazonCheckoutSessionId=")
  })

  it("is made once for the same payload: it has a random part, so the same one twice was remembered", () => {
    expect(signer.signPayload("{}")).toBe(signer.signPayload("{}"))
    expect(signer.signPayload("{ }")).not.toBe(signer.signPayload("{}"))
  })

  it("is remembered beside those of other carts", () => {
    const fresh = createSigner({ publicKeyId: MERCHANT.publicKeyId, privateKey: PRIVATE_KEY, region: "jp" })
    const first = fresh.signPayload("first")
    fresh.signPayload("second")
    expect(fresh.signPayload("first")).toBe(first)
  })

  it("is forgotten after a thousand others, so that a busy shop's memory stays bounded", () => {
    const fresh = createSigner({ publicKeyId: MERCHANT.publicKeyId, privateKey: PRIVATE_KEY, region: "jp" })
    const first = fresh.signPayload("first")
    for (let number = 0; number < 1_000; number += 1) fresh.signPayload(String(number))
    expect(fresh.signPayload("999")).toBe(fresh.signPayload("999"))
    expect(fresh.signPayload("first")).not.toBe(first)
  })

  it("is remembered by a hash: a thousand payloads of 90 kB, each another, leave no more than a few kB each", () => {
    setFlagsFromString("--expose-gc")
    const collectGarbage = runInNewContext("gc") as () => void
    const fresh = createSigner({ publicKeyId: MERCHANT.publicKeyId, privateKey: PRIVATE_KEY, region: "jp" })
    const held = () => {
      collectGarbage()
      const { heapUsed, external } = process.memoryUsage()
      return heapUsed + external
    }
    const before = held()
    for (let number = 0; number < 1_000; number += 1) fresh.signPayload(String(number).padEnd(90_000, "9"))
    expect(held() - before).toBeLessThan(10_000_000)
    expect(fresh.signPayload("999".padEnd(90_000, "9"))).toBe(fresh.signPayload("999".padEnd(90_000, "9")))
  })
})
