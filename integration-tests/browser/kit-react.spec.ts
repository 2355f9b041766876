import type { Page } from "playwright-core"
import { buildPage } from "./support/build-page"
import { type KitShop, startKitShop } from "./support/kit-shop"

const CART = ".cart .amazonpay-emulator-button"
const PRODUCT = ".product .amazonpay-emulator-button"

let built: ReturnType<typeof buildPage>
let shop: KitShop
beforeAll(async () => {
  built = buildPage()
  shop = await startKitShop(built.folder)
})
afterAll(async () => {
  await shop.close()
  built.remove()
})
afterEach(async () => {
  shop.store.asked.splice(0)
  await Promise.all(shop.browser.contexts().map((context) => context.close()))
})

/** Opens the React page, which runs in StrictMode. @param arrange what must be so before it loads */
const openApp = (query = "", arrange?: (page: Page) => Promise<unknown>) =>
  shop.openPage(`/app/index.html${query}`, async (page) => {
    const fixture = { button: shop.button(), medusaUrl: shop.store.origin }
    await page.addInitScript((given) => Object.assign(window, { fixture: given }), fixture)
    await arrange?.(page)
  })

const told = (page: Page) => page.locator("#told li").allInnerTexts()

describe("the React buttons, in StrictMode", () => {
  it("are there once, from one script, under a policy without inline scripts or styles", async () => {
    const { page, violations, scripts } = await openApp()
    await page.waitForSelector(CART)
    await page.waitForSelector(PRODUCT)
    expect(await page.locator(".amazonpay-emulator-button").count()).toBe(2)
    expect(await page.locator(".cart > *").count()).toBe(1)
    expect(scripts()).toBe(1)
    expect(violations).toEqual([])
  })

  it("lead to Amazon", async () => {
    const { page } = await openApp()
    await page.click(CART)
    await page.waitForURL(`${shop.emulator.url}/checkout/**`)
  })

  it("stay the same elements when the page renders again, and call the newest prepare", async () => {
    const { page } = await openApp()
    const before = await page.waitForSelector(PRODUCT)
    await page.click("#rerender")
    await page.click("#rerender")
    await page.click(PRODUCT)
    await page.waitForSelector("#told li:nth-child(2)")
    expect(await before.evaluate((element) => element.isConnected)).toBe(true)
    expect(await told(page)).toEqual(["prepared 2", "AmazonPayUnavailableError"])
  })

  it("leave with the component", async () => {
    const { page } = await openApp()
    await page.waitForSelector(CART)
    await page.click("#hide")
    expect(await page.locator(".amazonpay-emulator-button").count()).toBe(0)
  })

  it("give way to the fallback when the script is blocked, and say so once each", async () => {
    const { page } = await openApp("", (page) => page.route(shop.scriptUrl, (route) => route.abort()))
    await page.waitForSelector("#fallback")
    expect(await told(page)).toEqual(["AmazonPayScriptBlockedError", "AmazonPayScriptBlockedError"])
    expect(await page.locator(".cart").isVisible()).toBe(false)
  })
})

describe("useAmazonPayCheckout", () => {
  const route = (id: string) => `/store/amazon-pay/checkout-sessions/${id}`
  const session = (id: string, changes: object = {}) => ({
    checkout_session: {
      id,
      payment_descriptor: "Visa ****1111 (Amazon Pay)",
      missing_fields: ["phone"],
      script_url: shop.scriptUrl,
      ...changes,
    },
  })
  /** A review page of a real Checkout Session, as the store answers for it. */
  async function openReview() {
    const id = shop.checkout()
    shop.store.on(`GET ${route(id)}`, () => ({ body: session(id) }))
    const opened = await openApp(`?checkout_session_id=${id}`)
    await opened.page.waitForSelector("#descriptor")
    return { ...opened, id }
  }

  it("shows what the store says of the Checkout Session", async () => {
    const { page } = await openReview()
    expect(await page.innerText("#state")).toBe("ready")
    expect(await page.innerText("#descriptor")).toBe("Visa ****1111 (Amazon Pay)")
  })

  it("tells why there is nothing to show, and looks again when asked", async () => {
    const id = shop.checkout()
    shop.store.on(`GET ${route(id)}`, () => ({ status: 404, body: { type: "not_found", code: "session_gone" } }))
    const { page } = await openApp(`?checkout_session_id=${id}`)
    await page.waitForFunction(() => document.querySelector("#state")?.textContent === "failed")
    expect(await page.innerText("#error")).toBe("session_gone")
    shop.store.on(`GET ${route(id)}`, () => ({ body: session(id) }))
    await page.click("#reload")
    await page.waitForSelector("#descriptor")
    expect(await page.innerText("#error")).toBe("")
  })

  it("adds the missing details", async () => {
    const { page, id } = await openReview()
    shop.store.on(`POST ${route(id)}`, () => ({ body: session(id, { missing_fields: [] }) }))
    await page.click("#add")
    await page.waitForFunction(() => document.querySelector("#missing")?.textContent === "")
    expect(await page.innerText("#state")).toBe("ready")
  })

  it("confirms once, however often it is pressed, and leaves for Amazon", async () => {
    const { page, id } = await openReview()
    let answer = () => {}
    const pressed = new Promise<void>((resolve) => (answer = resolve))
    shop.store.on(`POST ${route(id)}/confirm`, async () => {
      await pressed
      return { body: { redirect_url: `${shop.site.origin}/review` } }
    })
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>("#confirm")
      button?.click()
      button?.click()
    })
    await page.waitForSelector("#confirm:disabled")
    answer()
    await page.waitForURL(`${shop.site.origin}/review`)
    expect(shop.store.asked.filter((asked) => asked.endsWith("/confirm"))).toHaveLength(1)
  })

  it("tells why it could not confirm, and lets the shopper try again", async () => {
    const { page, id } = await openReview()
    shop.store.on(`POST ${route(id)}/confirm`, () => ({
      status: 400,
      body: { type: "not_allowed", code: "out_of_stock" },
    }))
    await page.click("#confirm")
    await page.waitForFunction(() => document.querySelector("#error")?.textContent === "out_of_stock")
    expect(await page.isEnabled("#confirm")).toBe(true)
    expect(await page.innerText("#descriptor")).toBe("Visa ****1111 (Amazon Pay)")
  })

  it("can be confirmed again when the browser's back button revives the page", async () => {
    const { page, id } = await openReview()
    shop.store.on(`POST ${route(id)}/confirm`, () => new Promise(() => undefined))
    await page.click("#confirm")
    await page.waitForSelector("#confirm:disabled")
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })))
    await page.waitForSelector("#confirm:enabled")
  })

  it("comes with a change button that leads to Amazon", async () => {
    const { page, id, violations } = await openReview()
    await page.click("text=Change")
    await page.waitForURL(`${shop.emulator.url}/checkout/${id}/**`)
    expect(violations).toEqual([])
  })
})
