import { MERCHANT, PRIVATE_KEY_PEM } from "../../../amazon/test/sandbox"
import { readOptions } from "./validate-options"

const OPTIONS = {
  region: "jp",
  merchantId: MERCHANT.merchantId,
  storeId: MERCHANT.storeId,
  publicKeyId: MERCHANT.publicKeyId,
  privateKey: PRIVATE_KEY_PEM,
  backendUrl: "https://api.shop.example",
  storefront: {
    reviewUrl: "https://shop.example/checkout/review",
    confirmedUrl: "https://shop.example/order/{order_id}/confirmed",
    failedUrl: "https://shop.example/cart",
    cancelUrl: "https://shop.example/cart",
  },
}
const LIVE = { ...OPTIONS, publicKeyId: "LIVE-AFTESTKEYTESTKEYTESTKEY1" }

/** What the boot stops with. */
function complaint(options: unknown): string {
  try {
    readOptions(options)
    return ""
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe("the options", () => {
  it("are read, with defaults for what Amazon decides otherwise", () => {
    expect(readOptions(OPTIONS)).toMatchObject({
      merchantId: MERCHANT.merchantId,
      paymentIntent: "Authorize",
      canHandlePendingAuthorization: false,
      adminLanguage: "en",
      privateKey: { type: "private" },
    })
  })

  it("may hold what Medusa writes into them", () => {
    expect(complaint({ ...OPTIONS, database: { clientUrl: "postgres://user:secret@localhost/shop" } })).toBe("")
  })

  it("lose the slash at the end of an address", () => {
    expect(readOptions({ ...OPTIONS, backendUrl: "https://api.shop.example/" }).backendUrl).toBe(
      "https://api.shop.example",
    )
  })

  it.each(Object.keys(OPTIONS))("without %s stop the boot naming it", (option) => {
    expect(complaint({ ...OPTIONS, [option]: undefined })).toContain(`- ${option}`)
  })

  it.each(["merchantId", "storeId", "privateKey", "backendUrl"])(
    "with an empty %s, as of a variable that is not set, stop the boot naming it",
    (option) => {
      expect(complaint({ ...OPTIONS, [option]: "" })).toContain(`- ${option}: it is empty`)
    },
  )

  it.each([
    ["region", "de", 'give "jp", "eu" or "na"'],
    ["storeId", "amzn1.application.0123", "the client id, not the application id"],
    ["publicKeyId", "AFTESTKEY", 'it begins with "SANDBOX-" or "LIVE-"'],
    ["privateKey", "-----BEGIN OPENSSH PRIVATE KEY-----\nx\n-----END OPENSSH PRIVATE KEY-----", "ssh-keygen -p"],
    ["privateKey", "/nowhere/key.pem", "the path of a file that exists"],
    ["backendUrl", "api.shop.example", "give an absolute URL"],
    ["backendUrl", "http://api.shop.example", "it must begin with https:"],
    ["paymentIntent", "Capture", "Authorize"],
    ["adminLanguage", "ja_JP", 'give one of "en", "ja", "de", "fr", "it", "es"'],
    ["ipn", { topicArns: ["sns"] }, "ipn.topicArns.0"],
  ])("with a wrong %s (%j) stop the boot with the remedy", (option, value, remedy) => {
    const message = complaint({ ...OPTIONS, [option]: value })
    expect(message).toContain(`- ${option}`)
    expect(message).toContain(remedy)
  })

  it("with an option of a wrong type say so, and not that it is missing", () => {
    expect(complaint({ ...OPTIONS, merchantId: 7 })).toMatch(/merchantId: .*string/)
  })

  it("whose thank-you page has no place for the order's id stop the boot", () => {
    const storefront = { ...OPTIONS.storefront, confirmedUrl: "https://shop.example/thanks" }
    expect(complaint({ ...OPTIONS, storefront })).toContain("storefront.confirmedUrl: it must hold {order_id}")
  })

  it("with a name that is not known stop the boot with those that are", () => {
    expect(complaint({ ...OPTIONS, merchant_id: "x" })).toMatch(/"merchant_id" is not an option\. Known are: region,/)
  })

  it("that are wrong in several places are all named at once", () => {
    expect(complaint({ ...OPTIONS, region: "de", storeId: "x" })).toMatch(/- region[^]*- storeId/)
  })

  it("that pair a pending authorization with an immediate capture stop the boot: Amazon refuses the pair", () => {
    const message = complaint({
      ...OPTIONS,
      paymentIntent: "AuthorizeWithCapture",
      canHandlePendingAuthorization: true,
    })
    expect(message).toContain("- canHandlePendingAuthorization")
  })

  it("say where they belong", () => {
    expect(complaint({})).toContain("medusa-config (modules → payment → providers → medusa-payment-amazon-pay)")
  })

  it("never show the key in a complaint", () => {
    const secret = PRIVATE_KEY_PEM.split("\n")[3] ?? ""
    expect(complaint({ ...OPTIONS, region: "de", privateKey: PRIVATE_KEY_PEM.slice(0, 500) })).not.toContain(secret)
  })
})

describe("a live account", () => {
  it("is read", () => {
    expect(complaint(LIVE)).toBe("")
  })

  it("is not pointed at an emulator", () => {
    const endpoints = { api: "https://emulator.example" }
    expect(complaint({ ...LIVE, endpoints })).toContain("- endpoints: it points away from Amazon")
  })

  it("has no address without https, not even on this machine", () => {
    expect(complaint({ ...LIVE, backendUrl: "http://localhost:9000" })).toContain(
      "- backendUrl: it must begin with https:",
    )
  })
})
