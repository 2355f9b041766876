import type { Browser, Locator, Page } from "playwright-core"
import { Admin } from "../support/admin"
import { Buyer } from "../support/amazon"
import { demand, type Json } from "../support/http"
import { Shopper, type Purchase } from "../support/shopper"
import { until } from "../support/until"
import { runningDemo } from "./support/demo"
import { openChromium } from "./support/open-chromium"
import { openDashboard, picture, type Look } from "./support/open-dashboard"
import { seriousViolations } from "./support/violations"

const demo = runningDemo()

let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  await demand("DELETE", `${demo.emulator_url}/_emulator/faults`)
})
afterAll(() => browser.close())

const emulator = (path: string, body: object) => demand("POST", `${demo.emulator_url}/_emulator/${path}`, { body })
// So high that nothing is cut off: axe-core looks only at what can be seen.
const open = (address: string, look: Look = {}) => openDashboard(browser, demo, address, { height: 2600, ...look })

/** An order of ¥2,500, paid with Amazon Pay. */
async function ordered(): Promise<Purchase> {
  const shopper = await Shopper.withCart(demo.medusa_url, new Buyer(demo.emulator_url), demo)
  return shopper.buy()
}

/** One whose buyer closes the Charge Permission before it is captured. */
async function closedByBuyer(): Promise<Purchase & { permissionId: string }> {
  const purchase = await ordered()
  const admin = await Admin.login(demo.medusa_url, demo)
  const permissionId = String((await payment(purchase.orderId))["charge_permission"]?.["id"])
  await emulator("chargePermissions/close", { chargePermissionId: permissionId, reasonCode: "BuyerClosed" })
  await admin.refresh(purchase.orderId)
  return { ...purchase, permissionId }
}

async function payment(orderId: string): Promise<Json> {
  const admin = await Admin.login(demo.medusa_url, demo)
  return (await admin.panel(orderId)).payments[0]!
}

/** The id of a notification that the shop has taken. */
async function messageAbout(objectId: string): Promise<string> {
  const taken = async () => {
    const deliveries = await demand<Delivery[]>("GET", `${demo.emulator_url}/_emulator/ipn/deliveries`)
    return deliveries.find(({ status, envelope }) => status === 200 && envelope.Message.includes(objectId))
  }
  await until(async () => (await taken()) !== undefined)
  return String((await taken())?.envelope.MessageId)
}

interface Delivery {
  status: number | null
  envelope: { MessageId: string; Message: string }
}

async function search(page: Page, id: string) {
  await page.getByTestId("amazon-pay-search-input").fill(id)
  await page.keyboard.press("Enter")
}

const found = (page: Page) => page.getByTestId("amazon-pay-search-result")
const attention = (page: Page) => page.getByTestId("amazon-pay-attention")

/** What needs attention of something: the oldest come first, so that it may be on a later page. */
async function rowOf(page: Page, text: string): Promise<Locator> {
  const pager = attention(page).getByTestId("amazon-pay-pager")
  const row = attention(page).locator("li", { hasText: text }).first()
  for (;;) {
    await attention(page).locator("li").first().waitFor()
    const next = pager.getByRole("button").last()
    if ((await row.count()) > 0 || (await pager.count()) === 0 || (await next.isDisabled())) return row
    const shown = await pager.innerText()
    await next.click()
    await until(async () => (await pager.innerText()) !== shown)
  }
}

describe("the page Amazon Pay", () => {
  it("is in the dashboard's menu", async () => {
    const page = await open("/orders")
    await page.getByRole("link", { name: "Amazon Pay" }).click()
    await page.getByRole("heading", { level: 1, name: "Amazon Pay" }).waitFor()
    expect(new URL(page.url()).pathname).toBe("/app/amazon-pay")
  })

  it("finds an order by each kind of id of Amazon's, and by its number", async () => {
    const { orderId, checkoutSessionId } = await ordered()
    const admin = await Admin.login(demo.medusa_url, demo)
    await admin.capture(orderId)
    await admin.refund(orderId, 500)
    const { charge_permission, charges, refunds } = await payment(orderId)
    const { display_id } = await admin.order(orderId)
    const ids = {
      charge_permission: String(charge_permission?.["id"]),
      charge: String(charges?.[0]?.["id"]),
      refund: String(refunds?.[0]?.["id"]),
      checkout_session: checkoutSessionId,
      notification: await messageAbout(String(charge_permission?.["id"])),
    }
    const page = await open("/amazon-pay")
    for (const [object, id] of Object.entries(ids)) {
      await search(page, `  ${id} `)
      const row = page.locator(`[data-testid="amazon-pay-search-result"][data-object="${object}"]`)
      await row.getByText(id).waitFor()
      await row.getByRole("link", { name: `Order #${display_id}` }).waitFor()
    }
    await search(page, `#${display_id}`)
    await found(page).getByText(ids.charge_permission).waitFor()
    await found(page)
      .getByRole("link", { name: `Order #${display_id}` })
      .click()
    await page.getByTestId("amazon-pay-panel").waitFor()
    expect(page.url()).toContain(orderId)
  })

  it("keeps what was searched for when an admin comes back from the order", async () => {
    const { orderId } = await ordered()
    const id = String((await payment(orderId))["charge_permission"]?.["id"])
    const page = await open(`/amazon-pay?q=${id}`)
    await found(page).getByTestId("amazon-pay-to-order").click()
    await page.getByTestId("amazon-pay-panel").waitFor()
    await page.goBack()
    await found(page).getByText(id).waitFor()
  })

  it("says that an id belongs to nothing here, and what may be wrong with it", async () => {
    const page = await open("/amazon-pay")
    await search(page, "P03-9999999-9999999")
    const empty = page.getByTestId("amazon-pay-search-empty")
    await empty.getByText("Nothing was found for “P03-9999999-9999999”.").waitFor()
    expect(await empty.innerText()).toContain("another store")
  })

  it("says what went wrong when the server fails, and asks again on a press", async () => {
    const page = await open("/amazon-pay")
    await page.route("**/admin/amazon-pay/search**", (route) => route.abort(), { times: 2 })
    await search(page, "P03-9999999-9999999")
    await page.getByTestId("amazon-pay-search").getByText("The store's server did not answer").waitFor()
    await page.getByTestId("amazon-pay-retry").click()
    await page.getByTestId("amazon-pay-search-empty").waitFor()
  })

  it("leads from what needs attention to the order", async () => {
    const { orderId, permissionId } = await closedByBuyer()
    const page = await open("/amazon-pay")
    const row = await rowOf(page, permissionId)
    await row.getByText("Closed by the shopper").first().waitFor()
    await row.getByTestId("amazon-pay-to-order").click()
    await page.getByTestId("amazon-pay-panel").waitFor()
    expect(page.url()).toContain(orderId)
  })

  it("puts away what does not mend by itself, after asking", async () => {
    const { permissionId } = await closedByBuyer()
    const page = await open("/amazon-pay")
    const row = await rowOf(page, permissionId)
    await row.getByTestId("amazon-pay-dismiss").click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Dismiss" }).click()
    await row.waitFor({ state: "detached" })
  })

  it("shows one kind of what needs attention alone", async () => {
    const { permissionId } = await closedByBuyer()
    const declined = await declinedRefund()
    const page = await open("/amazon-pay")
    const filter = page.getByTestId("amazon-pay-attention-filter")
    await filter.getByRole("button", { name: /^Closed by the shopper \d+$/ }).click()
    await attention(page).locator('[data-kind="refund_declined"]').first().waitFor({ state: "detached" })
    await (await rowOf(page, permissionId)).waitFor()
    await filter.getByRole("button", { name: /^All \d+$/ }).click()
    await (await rowOf(page, declined.permissionId)).waitFor()
  })

  it("lists authorizations that end soon, as after the buyer has closed the Charge Permission", async () => {
    await emulator("settings", { sandboxExpiryShown: 2 })
    const { orderId } = await closedByBuyer()
    await emulator("settings", { sandboxExpiryShown: 30 })
    const page = await open("/amazon-pay")
    const expiring = page.getByTestId("amazon-pay-expiring")
    const showAll = expiring.getByRole("button", { name: "Show all" })
    await expiring.getByTestId("amazon-pay-authorization").first().waitFor()
    if (await showAll.isVisible()) await showAll.click()
    await expiring.locator(`a[href$="/orders/${orderId}"]`).waitFor()
  })

  it("is worked by keyboard alone", async () => {
    const { orderId } = await ordered()
    const page = await open("/amazon-pay")
    await page.getByTestId("amazon-pay-search-input").focus()
    await page.keyboard.insertText(String((await payment(orderId))["charge_permission"]?.["id"]))
    await page.keyboard.press("Enter")
    await found(page).waitFor()
    const link = found(page).getByTestId("amazon-pay-to-order")
    for (let presses = 0; presses < 6; presses += 1) {
      await page.keyboard.press("Tab")
      if (await link.evaluate((element) => element === document.activeElement)) break
    }
    await page.keyboard.press("Enter")
    await page.getByTestId("amazon-pay-panel").waitFor()
    expect(page.url()).toContain(orderId)
  })

  it("speaks Japanese", async () => {
    const page = await open("/amazon-pay", { language: "ja" })
    await page.getByText("AmazonのID、または注文番号").waitFor()
    await search(page, "P03-9999999-9999999")
    await page.getByText("「P03-9999999-9999999」に一致するものは見つかりませんでした。").waitFor()
  })
})

/** A refund that Amazon takes and declines. */
async function declinedRefund(): Promise<Purchase & { permissionId: string }> {
  const purchase = await ordered()
  const admin = await Admin.login(demo.medusa_url, demo)
  await admin.capture(purchase.orderId)
  await emulator("faults", { kind: "simulate", method: "POST", path: "/refunds", code: "AmazonRejected" })
  await admin.refund(purchase.orderId, 500)
  await emulator("clock", { advance: { minutes: 5 } })
  await admin.refresh(purchase.orderId)
  return { ...purchase, permissionId: String((await payment(purchase.orderId))["charge_permission"]?.["id"]) }
}

describe("the settings page", () => {
  const account = (page: Page) => page.getByTestId("amazon-pay-account")
  const answer = (page: Page) => page.getByTestId("amazon-pay-check-outcome")

  it("is among the dashboard's settings, and has what Seller Central is to be told", async () => {
    const page = await open("/settings")
    await page.getByRole("link", { name: "Amazon Pay" }).click()
    await account(page).getByText(`${demo.medusa_url}/amazon-pay/ipn`, { exact: true }).waitFor()
    const text = await account(page).innerText()
    expect(text).toContain("Japan")
    expect(text).toContain("Sandbox")
    expect(text).toContain(`${demo.medusa_url}/amazon-pay/review`)
    expect(text).toContain(new URL(demo.storefront_url).origin)
    await account(page).getByLabel(`Copy ${demo.medusa_url}/amazon-pay/ipn`).waitFor()
  })

  it("checks the connection, and says that it works", async () => {
    const page = await open("/settings/amazon-pay")
    await page.getByTestId("amazon-pay-check").click()
    await answer(page).getByText("The connection works").waitFor()
  })

  it.each([
    ["wrong_key", 401, "UnauthorizedAccess", "en", "Amazon does not accept the key"],
    ["wrong_key", 401, "InvalidRequestSignature", "ja", "キーがAmazonに受け付けられませんでした"],
    ["account_inactive", 403, "InvalidAccountStatus", "en", "The account is not active"],
    ["throttled", 429, "TooManyRequests", "en", "Too many requests"],
  ] as const)(
    "says what is wrong: %s, which Amazon calls %d %s, in %s",
    async (outcome, status, reasonCode, language, words) => {
      await emulator("faults", {
        kind: "status",
        method: "POST",
        path: "/checkoutSessions",
        times: null,
        status,
        body: { reasonCode, message: "Refused." },
      })
      const page = await open("/settings/amazon-pay", { language })
      await page.getByTestId("amazon-pay-check").click()
      await answer(page).getByText(words).waitFor()
      expect(await answer(page).getAttribute("data-outcome")).toBe(outcome)
    },
  )

  it("says that Amazon was not reached", async () => {
    await emulator("faults", { kind: "drop-before", method: "POST", path: "/checkoutSessions", times: null })
    const page = await open("/settings/amazon-pay")
    await page.getByTestId("amazon-pay-check").click()
    await answer(page).getByText("Amazon was not reached").waitFor()
  })
})

describe("our parts of the dashboard", () => {
  const looks = [
    { theme: "light", language: "en", width: 1280 },
    { theme: "dark", language: "en", width: 1280 },
    { theme: "light", language: "ja", width: 390 },
    { theme: "light", language: "ja", width: 1280 },
  ] as const

  let order: Purchase
  beforeAll(async () => {
    order = await closedByBuyer()
    await declinedRefund()
  })

  const parts = {
    order: { address: () => `/orders/${order.orderId}`, within: '[data-testid="amazon-pay-panel"]' },
    page: { address: () => `/amazon-pay?q=${order.checkoutSessionId}`, within: '[data-testid="amazon-pay-page"]' },
    settings: { address: () => "/settings/amazon-pay", within: '[data-testid="amazon-pay-settings"]' },
    customer: { address: subscriber, within: '[data-testid="amazon-pay-agreements"]' },
  }

  const cases = Object.entries(parts).flatMap(([part, { address, within }]) =>
    looks.map((look) => ({ part, address, within, look, ...look })),
  )

  it.each(cases)(
    "have no serious fault for assistive technology: $part, $theme, $language, $width px",
    async ({ part, address, within, look }) => {
      const page = await open(await address(), look)
      await settled(page, within)
      await picture(page.locator(within), `${part}-${look.theme}-${look.language}-${look.width}`)
      expect(await seriousViolations(page, within)).toEqual([])
    },
  )
})

/** The dashboard's page of a customer who has subscribed to coffee. */
async function subscriber(): Promise<string> {
  const shopper = await Shopper.withCart(demo.medusa_url, new Buyer(demo.emulator_url), demo, [])
  const { body } = await shopper.ask("GET", "products?handle=coffee-subscription&fields=variants.id")
  const variant_id = String(body["products"]?.[0]?.["variants"]?.[0]?.["id"])
  await shopper.ask("POST", `carts/${shopper.cartId}/line-items`, { variant_id, quantity: 1 })
  const { orderId } = await shopper.buy()
  const admin = await Admin.login(demo.medusa_url, demo)
  const order = await admin.ask<{ order: { customer_id: string } }>("GET", `orders/${orderId}?fields=customer_id`)
  return `/customers/${order.body.order.customer_id}`
}

/** All that it asks the server for has been answered. */
async function settled(page: Page, within: string): Promise<void> {
  await page.locator(within).waitFor()
  await page.waitForFunction((selector) => {
    const part = document.querySelector(selector)
    const busy = '[aria-busy="true"], [data-testid="amazon-pay-loading"]'
    return part !== null && !part.matches(busy) && part.querySelector(busy) === null
  }, within)
  await page.evaluate(() => document.fonts.ready)
}
