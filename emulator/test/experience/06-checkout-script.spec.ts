import { createServer, type Server } from "node:http"
import { loadCheckoutScript as load } from "../support/checkout-script.js"
import { PlainBrowser } from "../support/browser.js"
import { MERCHANT, startShop } from "../support/shop.js"

const CONFIG = {
  merchantId: "A3",
  publicKeyId: "SANDBOX-K",
  ledgerCurrency: "JPY",
  productType: "PayAndShip",
  placement: "Cart",
  checkoutLanguage: "ja_JP",
  createCheckoutSessionConfig: { payloadJSON: "{}", signature: "sig", algorithm: "AMZN-PAY-RSASSA-PSS-V2" },
}

const UPGRADE = {
  payloadJSON: '{"merchantId":"A3"}',
  signature: "sig",
  publicKeyId: "SANDBOX-K",
  upgradeAction: "recurringUpgrade",
}

/** A shop's server that answers every request with this. */
async function serve(status: number, body: object): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end(JSON.stringify(body)))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/session`
}

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

describe("6. checkout.js", () => {
  it("renders a real button that posts the signed payload to the emulator", async () => {
    const { emulator, pay, host, body, form } = await load()
    pay("renderButton", "#here", { ...CONFIG, estimatedOrderAmount: { amount: 2500, currencyCode: "JPY" } })
    const [button] = host.children
    expect(button).toMatchObject({ className: "amazonpay-emulator-button", type: "button" })
    button?.click()
    expect(body.children[0]).toMatchObject({ action: `${emulator.url}/checkout/start`, submitted: true })
    expect(form()).toMatchObject({
      payloadJSON: "{}",
      signature: "sig",
      algorithm: "AMZN-PAY-RSASSA-PSS-V2",
      publicKeyId: "SANDBOX-K",
      productType: "PayAndShip",
      estimatedOrderAmount: '{"amount":"2500","currencyCode":"JPY"}',
    })
  })

  it.each([
    ["no element", "#elsewhere", {}, /no element matches/],
    ["no merchantId", "#here", { merchantId: undefined }, /'merchantId' is required/],
    ["no placement", "#here", { placement: undefined }, /'placement' is required/],
    ["an unknown placement", "#here", { placement: "Moon" }, /'placement' must be one of Home/],
    ["an unknown productType", "#here", { productType: "Gift" }, /'productType' must be one of/],
    ["an unknown currency", "#here", { ledgerCurrency: "XXX" }, /'ledgerCurrency' must be one of/],
    ["a payload that is an object", "#here", { createCheckoutSessionConfig: { payloadJSON: {} } }, /the very string/],
    ["a price that is no number", "#here", { estimatedOrderAmount: { amount: "much" } }, /estimatedOrderAmount.amount/],
  ])("refuses %s", async (_, selector, change, message) => {
    const { pay } = await load()
    expect(() => pay("renderButton", selector, { ...CONFIG, ...change })).toThrow(message)
  })

  it("refuses to start a checkout nobody has signed", async () => {
    const { pay } = await load()
    expect(() => pay("initCheckout", { ...CONFIG, createCheckoutSessionConfig: undefined })).toThrow(
      /'createCheckoutSessionConfig' is required/,
    )
  })

  it("starts a session that the shop's server made by the API", async () => {
    const { emulator, pay, visited } = await load()
    const url = await serve(200, { checkoutSessionId: "made-by-the-shop" })
    await pay("initCheckout", { ...CONFIG, createCheckoutSessionConfig: undefined, createCheckoutSession: { url } })
    expect(visited).toEqual([`${emulator.url}/checkout/made-by-the-shop`])
  })

  it("takes a function for the session, and the name of the field that has its id", async () => {
    const { emulator, payWith, visited } = await load()
    await payWith("initCheckout", { ...CONFIG, createCheckoutSession: () => Promise.resolve("by-a-function") })
    const url = await serve(200, { session: "by-a-name" })
    const own = { url, extractAmazonCheckoutSessionId: "session" }
    await payWith("initCheckout", { ...CONFIG, createCheckoutSession: own })
    expect(visited).toEqual(["by-a-function", "by-a-name"].map((id) => `${emulator.url}/checkout/${id}`))
  })

  it.each<[unknown, RegExp]>([
    [{}, /'url' is required/],
    [{ url: "/session", method: "PATCH" }, /'method' must be one of GET, POST/],
    [{ url: "/session", extractAmazonCheckoutSessionId: 1 }, /must be a function or the name of a field/],
    ["/session", /must be an object with a url, or a function/],
  ])("refuses createCheckoutSession %j", async (createCheckoutSession, message) => {
    const { pay } = await load()
    expect(() => pay("renderButton", "#here", { ...CONFIG, createCheckoutSession })).toThrow(message)
  })

  it.each<[number, object, RegExp]>([
    [500, {}, /'createCheckoutSession.url' answered 500/],
    [200, { id: "x" }, /answered no checkoutSessionId/],
  ])("says what is wrong with the shop's answer %d %j", async (status, session, message) => {
    const { pay } = await load()
    const url = await serve(status, session)
    await expect(pay("initCheckout", { ...CONFIG, createCheckoutSession: { url } })).rejects.toThrow(message)
  })

  it("takes another estimate once the button is there", async () => {
    const { pay, host, form } = await load()
    pay("renderButton", "#here", CONFIG, { updateTo: { amount: "900", currencyCode: "JPY" } })
    host.children[0]?.click()
    expect(form().estimatedOrderAmount).toBe('{"amount":"900","currencyCode":"JPY"}')
  })

  it.each([
    "onInitCheckout",
    "onShippingAddressSelection",
    "onDeliveryOptionSelection",
    "onCompleteCheckout",
    "onError",
  ])("refuses %s of a button that is not Buy Now, and says what to use", async (name) => {
    const { pay } = await load()
    expect(() => pay("renderButton", "#here", { ...CONFIG, [name]: {} })).toThrow(
      /renderJSButton.*checkoutSessionConfig/,
    )
  })

  it.each<[string, object, RegExp]>([
    ["no checkoutSessionConfig", { checkoutSessionConfig: undefined }, /'checkoutSessionConfig' is required/],
    ["no store", { checkoutSessionConfig: {} }, /checkoutSessionConfig: 'storeId' is required/],
    ["SignIn", { productType: "SignIn" }, /'productType' must be one of PayAndShip, PayOnly/],
    ["a text for sandbox", { sandbox: "true" }, /'sandbox' must be true or false/],
    ["a missing callback", { onCancel: undefined }, /'onCancel' is required/],
    ["a callback that is none", { onError: "alert" }, /'onError' must be a function/],
    ["gift wrapping", { onGiftWrapOptionSelection: () => undefined }, /'onGiftWrapOptionSelection' is not emulated/],
  ])("refuses Buy Now with %s", async (_, change, message) => {
    const { payWith } = await load()
    const none = (): undefined => undefined
    const callbacks = { onInitCheckout: none, onCompleteCheckout: none, onCancel: none }
    const config = { ...CONFIG, checkoutSessionConfig: { storeId: "s" }, ...callbacks, ...change }
    expect(() => payWith("renderJSButton", "#here", config)).toThrow(message)
  })

  it.each<[string, object, RegExp]>([
    ["no signature", { signature: "" }, /'signature' is required/],
    ["no public key", { publicKeyId: undefined }, /'publicKeyId' is required/],
    [
      "another action",
      { upgradeAction: "upgrade" },
      /'upgradeAction' must be one of recurringUpgrade, recurringUpdate/,
    ],
    ["a payload that is no JSON", { payloadJSON: "{" }, /'payloadJSON' is not valid JSON/],
    ["a payload without its merchant", { payloadJSON: "{}" }, /'payloadJSON' has no merchantId/],
  ])("refuses bindUpgradeAction with %s", async (_, change, message) => {
    const { pay } = await load()
    expect(() => pay("bindUpgradeAction", "#here", { ...UPGRADE, ...change })).toThrow(message)
  })

  it("leads an upgrade to a page that checks its signature, and says what is not emulated", async () => {
    const shop = await startShop()
    const { pay, host, body, form } = await load(shop)
    const { payloadJSON, signature, algorithm, publicKeyId } = shop.press({ merchantId: MERCHANT.merchantId })
    pay("bindUpgradeAction", "#here", { ...UPGRADE, payloadJSON, signature, algorithm, publicKeyId })
    host.click()
    expect(body.children[0]?.action).toBe(`${shop.emulator.url}/upgrade/start`)
    const browser = new PlainBrowser(shop.emulator.url)
    await browser.open("/upgrade/start", form())
    expect(browser.html).toMatch(/UnsupportedOperation[^]*The signature is right/)
    await browser.open("/upgrade/start", { ...form(), payloadJSON: `${payloadJSON} ` })
    expect(browser.html).toContain("InvalidRequestSignature")
  })

  it("leads a change button to the hosted pages of its session", async () => {
    const { emulator, pay, host, visited } = await load()
    pay("bindChangeAction", "#here", { amazonCheckoutSessionId: "abc", changeAction: "changeAddress" })
    host.click()
    expect(visited).toEqual([`${emulator.url}/checkout/abc/change?action=changeAddress`])
  })

  it("refuses an unknown change action", async () => {
    const { pay } = await load()
    const options = { amazonCheckoutSessionId: "abc", changeAction: "changeMind" }
    expect(() => pay("bindChangeAction", "#here", options)).toThrow(/'changeAction' must be one of/)
  })

  it("signs the buyer out", async () => {
    const { emulator, pay, visited } = await load()
    pay("signout")
    expect(visited).toEqual([`${emulator.url}/checkout/signout`])
  })
})
