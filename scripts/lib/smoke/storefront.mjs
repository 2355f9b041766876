/** The demo's storefront, as the shopper uses it. */
export function createStorefront(page, url) {
  const main = page.locator("main")
  const amazonPayIn = (selector) => page.locator(`${selector} .amazon-pay button`)
  const at = (path) => page.waitForURL((address) => address.href.startsWith(url) && address.pathname === path)
  return {
    open: (path) => page.goto(url + path),
    text: () => main.innerText(),
    heading: () => page.locator("h1").innerText(),
    async addToCart(handle) {
      await page.locator(`[data-product="${handle}"] .button-quiet`).click()
      await page.locator(".mini-cart .amazon-pay button").waitFor()
    },
    /** @param place a selector of what the button is in */
    pressAmazonPay: (place) => amazonPayIn(place).click(),
    async cartText() {
      await at("/cart")
      await page.locator(".cart-lines li").first().waitFor()
      return main.innerText()
    },
    /** Waits for 注文確認 with everything on it. */
    async review() {
      await at("/checkout/review")
      await page.locator('[data-testid="place-order"]:not([disabled])').waitFor()
      return main.innerText()
    },
    changeAddress: () => page.getByRole("button", { name: /変更\s*（お届け先住所）/ }).click(),
    changePayment: () => page.getByRole("button", { name: /変更\s*（支払い方法）/ }).click(),
    chooseShipping: (name) => page.getByRole("radio", { name }).check(),
    total: () => page.getByTestId("total").innerText(),
    waitForTotal: (text) => page.getByTestId("total").filter({ hasText: text }).waitFor(),
    placeOrder: () => page.getByTestId("place-order").click(),
    async failure() {
      const notice = page.locator(".notice", { has: page.locator("[data-failure]") })
      await notice.waitFor()
      return notice.innerText()
    },
    /** Waits for the thank-you page. @returns the order's id */
    async confirmed() {
      await page.waitForURL((address) => /^\/order\/[^/]+\/confirmed$/.test(address.pathname))
      await page.getByTestId("order-number").waitFor()
      return new URL(page.url()).pathname.split("/")[2]
    },
  }
}
