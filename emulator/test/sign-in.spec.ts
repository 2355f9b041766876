import { sdkClient } from "./support/sdk.js"
import { PlainBrowser } from "./support/browser.js"
import { MERCHANT, PRIVATE_KEY, startShop } from "./support/shop.js"

const sdk = sdkClient({
  publicKeyId: MERCHANT.publicKeyId,
  privateKey: PRIVATE_KEY,
  region: "jp",
  algorithm: "AMZN-PAY-RSASSA-PSS-V2",
})
const payloadJSON = JSON.stringify({
  signInReturnUrl: "https://shop.example/signed-in?next=%2F",
  storeId: MERCHANT.storeId,
  signInScopes: ["name", "postalCode"],
})
const press = {
  payloadJSON,
  signature: sdk.generateButtonSignature(payloadJSON),
  algorithm: "AMZN-PAY-RSASSA-PSS-V2",
  publicKeyId: MERCHANT.publicKeyId,
}

describe("sign-in", () => {
  it("gives a buyerToken that Get Buyer answers with the scopes asked for", async () => {
    const shop = await startShop()
    const { buyerToken, redirectUrl } = shop.emulator.buyer.signIn(press)
    expect(redirectUrl).toBe(`https://shop.example/signed-in?next=%2F&buyerToken=${buyerToken}`)
    const { body } = await shop.call("GET", `buyers/${buyerToken}`)
    expect(body).toMatchObject({ name: "テスト姓名", email: null, postalCode: "153-0064", phoneNumber: null })
    expect(body.buyerId).toMatch(/^amzn1\.account\./)
  })

  it("gives a buyerToken that ends after a day", async () => {
    const shop = await startShop()
    const { buyerToken } = shop.emulator.buyer.signIn(press)
    shop.emulator.clock.advance({ hours: 23, minutes: 59 })
    expect((await shop.call("GET", `buyers/${buyerToken}`)).status).toBe(200)
    shop.emulator.clock.advance({ minutes: 1 })
    expect((await shop.call("GET", `buyers/${buyerToken}`)).body.reasonCode).toBe("ResourceNotFound")
  })

  it("works in a browser", async () => {
    const shop = await startShop()
    const browser = new PlainBrowser(shop.emulator.url)
    await browser.open("/signin/start", press)
    expect(await browser.press("login", press)).toMatch(/^https:\/\/shop\.example\/signed-in\?next=%2F&buyerToken=/)
  })

  it("with a tampered button is refused on the page", async () => {
    const shop = await startShop()
    const browser = new PlainBrowser(shop.emulator.url)
    await browser.open("/signin/start", { ...press, payloadJSON: payloadJSON.replace("shop", "evil") })
    expect(browser.html).toContain("InvalidRequestSignature")
  })
})
