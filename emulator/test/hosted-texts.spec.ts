import { PlainBrowser } from "./support/browser.js"
import { startShop, yen } from "./support/shop.js"

/** The page after the login, of a session whose shop has said its name and the total. */
async function selection(checkoutLanguage: string) {
  const shop = await startShop({ page: "selection" })
  const payload = shop.payload({
    merchantMetadata: { merchantStoreName: "まめや珈琲" },
    paymentDetails: { chargeAmount: yen(2500) },
  })
  const browser = new PlainBrowser(shop.emulator.url)
  await browser.open("/checkout/start", { ...shop.press(payload), checkoutLanguage })
  const login = browser.html
  await browser.press("login")
  return { browser, login }
}

describe("the hosted pages show", () => {
  it("〒 before a Japanese postcode, in either language", async () => {
    for (const language of ["ja_JP", "en_US"]) {
      expect((await selection(language)).browser.html).toContain("〒153-0064")
    }
  })

  it("the shop's name and the total, from the login on", async () => {
    const { browser, login } = await selection("ja_JP")
    for (const page of [login, browser.html]) {
      expect(page).toContain("まめや珈琲")
      expect(page).toContain("￥2,500")
    }
  })

  it("no total where the session has none", async () => {
    const shop = await startShop()
    const browser = new PlainBrowser(shop.emulator.url)
    await browser.open("/checkout/start", shop.press())
    expect(browser.html).not.toContain('id="amount"')
  })

  it("what a test card simulates, as a test result", async () => {
    const { browser } = await selection("ja_JP")
    expect(browser.html).toContain("（テスト結果：承認）")
    await browser.press("change-payment")
    expect(browser.html).toContain("（テスト結果：拒否）")
    const english = await selection("en_US")
    expect(english.browser.html).toContain("(test result: approved)")
  })
})
