import { mkdirSync } from "node:fs"
import path from "node:path"
import type { Browser, Locator, Page } from "playwright-core"
import type { DemoStore } from "../../../demo/seed"

type Json = Record<string, unknown>

export interface Look {
  language?: "en" | "ja"
  theme?: "light" | "dark"
  width?: number
  /** Who looks; the demo's admin otherwise. */
  admin?: DemoStore["admin"]
}

/** Logs in at the dashboard, in a browser of its own, and opens an order. */
export async function openOrder(
  browser: Browser,
  demo: { medusa_url: string; admin: DemoStore["admin"] },
  orderId: string,
  { language = "en", theme = "light", width = 1280, admin = demo.admin }: Look = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: language === "ja" ? "ja-JP" : "en-US",
    timezoneId: "Asia/Tokyo",
    viewport: { width, height: 1600 },
  })
  await context.addCookies([{ name: "lng", value: language, url: demo.medusa_url }])
  await context.addInitScript((name) => localStorage.setItem("medusa_admin_theme", name), theme)
  const page = await context.newPage()
  await page.goto(`${demo.medusa_url}/app/login`)
  await page.fill('input[name="email"]', admin.email)
  await page.fill('input[name="password"]', admin.password)
  await page.click('button[type="submit"]')
  await page.waitForURL((url) => !url.pathname.endsWith("/login"))
  await page.goto(`${demo.medusa_url}/app/orders/${orderId}`)
  return page
}

export function panelOf(page: Page): Locator {
  return page.getByTestId("amazon-pay-panel")
}

/** Presses an action of the panel, enters what it asks for, and confirms it. @returns what the panel says came of it */
export async function act(page: Page, action: string, entered: { amount?: string; note?: string } = {}) {
  await panelOf(page).getByTestId(`amazon-pay-actions`).getByTestId(`amazon-pay-${action}`).click()
  const dialog = page.getByTestId(`amazon-pay-dialog-${action}`)
  if (entered.amount !== undefined) await dialog.getByTestId("amazon-pay-amount").fill(entered.amount)
  if (entered.note !== undefined) await dialog.getByTestId("amazon-pay-note").fill(entered.note)
  const words = await dialog.innerText()
  await dialog.getByTestId("amazon-pay-confirm").click()
  await dialog.waitFor({ state: "detached" })
  return { words, result: await resultOf(page) }
}

export async function resultOf(page: Page): Promise<string> {
  const result = panelOf(page).getByTestId("amazon-pay-result")
  await result.locator("[data-done]").waitFor()
  return result.innerText()
}

/** The requests that move money. */
export function asked(page: Page): string[] {
  const posts: string[] = []
  page.on("request", (request) => {
    if (request.method() === "POST" && /payments|amazon-pay/.test(request.url())) posts.push(request.url())
  })
  return posts
}

/** Comes back once it has the keyboard's focus. */
export async function isFocused(target: Locator): Promise<void> {
  await target.page().waitForFunction((element) => element === document.activeElement, await target.elementHandle())
}

/** Goes on to an element with the Tab key alone, as somebody without a mouse. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 300; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press("Tab")
  }
  throw new Error("The Tab key does not come there.")
}

/** What the server says of an order, changed on its way to the dashboard: for what takes Amazon days to come about. */
export async function changePanel(page: Page, orderId: string, change: (panel: Json) => Json): Promise<void> {
  await page.route(`**/admin/amazon-pay/orders/${orderId}`, async (route) => {
    const response = await route.fetch()
    const { amazon_pay } = (await response.json()) as { amazon_pay: Json }
    await route.fulfill({ response, json: { amazon_pay: { ...amazon_pay, ...change(amazon_pay) } } })
  })
}

const PICTURES = path.resolve(__dirname, "../../../test-results/dashboard")

/** For who reads the CI's results: test-results/dashboard/<name>.png */
export async function picture(of: Page | Locator, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  await of.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: "disabled" })
}
