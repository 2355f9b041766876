import type { Browser, Locator, Page } from "playwright-core"
import type { Demo } from "./demo"
import { openDashboard, type Look } from "./open-dashboard"

type Json = Record<string, unknown>
type OpenIn = Pick<Demo, "medusa_url" | "admin">

/** Opens an order in the dashboard. */
export function openOrder(browser: Browser, demo: OpenIn, orderId: string, look?: Look): Promise<Page> {
  return openDashboard(browser, demo, `/orders/${orderId}`, look)
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

/** Comes back once it can be pressed. */
export async function isEnabled(target: Locator): Promise<void> {
  const element = await target.elementHandle()
  await element.waitForElementState("enabled")
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
