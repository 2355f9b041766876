import { PlainBrowser } from "../support/browser.js"
import { CANCEL_URL, RESULT_URL, REVIEW_URL, startShop, yen, type Shop } from "../support/shop.js"

async function pressButton(shop: Shop, changes: Record<string, unknown> = {}, payload = shop.payload()) {
  const browser = new PlainBrowser(shop.emulator.url)
  await browser.open("/checkout/start", { ...shop.press(payload), ...changes })
  return browser
}
const sessionId = (url: string): string => new URL(url).searchParams.get("amazonCheckoutSessionId") ?? ""

describe("9. The hosted pages", () => {
  it("lead from the login over the consent page to the review page", async () => {
    const shop = await startShop({ page: "consent" })
    const browser = await pressButton(shop)
    expect(browser.html).toContain("ログイン")
    await browser.press("login")
    expect(browser.html).toContain("Amazonアカウントでログインしています")
    expect(await browser.press("continue")).toMatch(`${REVIEW_URL}&amazonCheckoutSessionId=`)
  })

  it("let the buyer choose address and payment method", async () => {
    const shop = await startShop({ page: "selection" })
    const browser = await pressButton(shop)
    await browser.press("login")
    await browser.press("change-address")
    await browser.press("use-address", { address: "two-lines" })
    await browser.press("change-payment")
    await browser.press("use-payment", { payment: "0005" })
    expect(browser.html).toContain("AMERICAN EXPRESS 末尾 0005")
    const id = sessionId(await browser.press("continue"))
    const { body } = await shop.call("GET", `checkoutSessions/${id}`)
    expect(body.shippingAddress).toMatchObject({ name: "テスト姓 名スペース", addressLine2: "下目黒1-8-1" })
    expect(body.paymentPreferences?.[0]?.paymentDescriptor).toBe("American Express ****0005 (Amazon Pay)")
  })

  it("take a new address", async () => {
    const shop = await startShop({ page: "selection" })
    const browser = await pressButton(shop)
    await browser.press("login")
    await browser.press("change-address")
    await browser.press("add-address")
    const address = {
      name: "山田 花子",
      postalCode: "530-0001",
      stateOrRegion: "大阪府",
      addressLine1: "大阪市北区梅田1",
    }
    await browser.press("save-address", address)
    const id = sessionId(await browser.press("continue"))
    expect((await shop.call("GET", `checkoutSessions/${id}`)).body.shippingAddress).toMatchObject(address)
  })

  it("cannot choose an address the shop does not deliver to", async () => {
    const shop = await startShop({ page: "selection" })
    const restrictions = { JP: { statesOrRegions: ["東京*"], except: { zipCodes: ["153-????"] } } }
    const payload = shop.payload({ deliverySpecifications: { addressRestrictions: { type: "Allowed", restrictions } } })
    const browser = await pressButton(shop, {}, payload)
    await browser.press("login")
    expect(browser.html).toContain("配送できる住所がありません")
    expect(browser.html).not.toContain('id="continue"')
    await browser.press("change-address")
    expect(browser.html.match(/disabled\s*\/>/g)).toHaveLength(3)
  })

  it("speak English for another checkoutLanguage", async () => {
    const shop = await startShop()
    const browser = await pressButton(shop, { checkoutLanguage: "en_US" })
    expect(browser.html).toContain('<html lang="en">')
    expect(browser.html).toContain("Sign in")
  })

  it("lead a cancel to checkoutCancelUrl", async () => {
    const shop = await startShop()
    const browser = await pressButton(shop)
    expect(await browser.press("cancel")).toBe(CANCEL_URL)
  })

  it("lead a change button back to the review page with the same id", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    const browser = new PlainBrowser(shop.emulator.url)
    await browser.open(`/checkout/${id}/change?action=changePayment`)
    expect(await browser.press("continue")).toBe(`${REVIEW_URL}&amazonCheckoutSessionId=${id}`)
  })

  it("process the payment and go on by themselves", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    const updated = await shop.update(id)
    const browser = new PlainBrowser(shop.emulator.url)
    await browser.open(String(updated.body.webCheckoutDetails?.amazonPayRedirectUrl))
    expect(browser.html).toMatch(/http-equiv="refresh" content="1;url=[^"]+finish"/)
    expect(await browser.press("go-on")).toBe(`${RESULT_URL}&amazonCheckoutSessionId=${id}`)
    expect((await shop.complete(id)).status).toBe(200)
  })

  it("send a buyer who comes again to the result page again", async () => {
    const shop = await startShop()
    const { id } = await shop.purchase()
    const browser = new PlainBrowser(shop.emulator.url)
    expect(await browser.open(`/checkout/${id}/processing`)).toBe(`${RESULT_URL}&amazonCheckoutSessionId=${id}`)
  })

  it("cancel the session when the buyer turns back while it is processed", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    await shop.update(id)
    const browser = new PlainBrowser(shop.emulator.url)
    await browser.open(`/checkout/${id}/processing`)
    expect(await browser.press("cancel")).toContain(RESULT_URL)
    const { body } = await shop.call("GET", `checkoutSessions/${id}`)
    expect(body.statusDetails?.reasonCode).toBe("BuyerCanceled")
  })

  it("show the amount and 今すぐ支払う for ProcessOrder", async () => {
    const shop = await startShop()
    const payload = shop.payload({
      webCheckoutDetails: { checkoutResultReturnUrl: RESULT_URL, checkoutMode: "ProcessOrder" },
      paymentDetails: { paymentIntent: "Authorize", chargeAmount: yen(2500) },
    })
    const browser = await pressButton(shop, { productType: "PayOnly" }, payload)
    await browser.press("login")
    expect(browser.html).toMatch(/[¥￥]2,500/)
    expect(browser.html).toContain("今すぐ支払う")
    await browser.press("pay-now")
    expect(await browser.press("go-on")).toContain(RESULT_URL)
  })

  it("always let the buyer choose, and tell how often, when the payment is recurring", async () => {
    const shop = await startShop({ page: "consent" })
    const recurringMetadata = { frequency: { unit: "Month", value: "1" } }
    const payload = shop.payload({ chargePermissionType: "Recurring", recurringMetadata })
    const browser = await pressButton(shop, {}, payload)
    await browser.press("login")
    expect(browser.html).toContain("継続支払い")
    expect(browser.html).toContain("お支払いは1ヶ月ごとに処理されます")
  })

  it("explain a button whose signature is wrong", async () => {
    const shop = await startShop()
    const browser = await pressButton(shop, { signature: "AAAA" })
    expect(browser.html).toContain("InvalidRequestSignature")
    expect(browser.html).toContain("signing String [AMZN-PAY-RSASSA-PSS-V2")
  })

  it.each([
    "/checkout/start",
    "/signin/start",
    "/buy-now/start",
    "/upgrade/start",
    "/signin/complete",
    "/_emulator/advance",
  ])("refuse a form that cannot be read: %s", async (path) => {
    const { emulator } = await startShop()
    const headers = { "content-type": "multipart/form-data; boundary=x" }
    const answer = await fetch(`${emulator.url}${path}`, { method: "POST", headers, body: "--y no form" })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain("InvalidRequestFormat")
  })

  it("escape what shops and buyers write", async () => {
    const shop = await startShop({ page: "selection" })
    const payload = shop.payload({ merchantMetadata: { merchantStoreName: "<script>alert(1)</script>" } })
    const browser = await pressButton(shop, {}, payload)
    await browser.press("login")
    expect(browser.html).not.toContain("<script>")
    expect(browser.html).toContain("&lt;script&gt;")
  })
})
