import type { Browser, Page } from "playwright-core"
import { Admin } from "../support/admin"
import { Buyer } from "../support/amazon"
import { Shopper } from "../support/shopper"
import { runningDemo } from "./support/demo"
import { openChromium } from "./support/open-chromium"

const demo = runningDemo()

let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(() => browser.close())

/** An order, paid with Amazon Pay. @returns its id */
async function ordered(): Promise<string> {
  const shopper = await Shopper.withCart(demo.medusa_url, new Buyer(demo.emulator_url), demo)
  return (await shopper.buy()).orderId
}

/** Logs in at the dashboard and opens the order. */
async function openOrder(orderId: string): Promise<Page> {
  const page = await browser.newPage({ locale: "en-US", viewport: { width: 1280, height: 1600 } })
  await page.goto(`${demo.medusa_url}/app/login`)
  await page.fill('input[name="email"]', demo.admin.email)
  await page.fill('input[name="password"]', demo.admin.password)
  await page.click('button[type="submit"]')
  await page.waitForURL((url) => !url.pathname.endsWith("/login"))
  await page.goto(`${demo.medusa_url}/app/orders/${orderId}`)
  return page
}

const panelOf = (page: Page) => page.getByTestId("amazon-pay-panel")

describe("the Amazon Pay panel on an order's page", () => {
  it("shows the Charge Permission and the Charge, with their states, amounts and ids", async () => {
    const orderId = await ordered()
    const admin = await Admin.login(demo.medusa_url, demo)
    const [payment] = (await admin.panel(orderId)).payments
    const panel = panelOf(await openOrder(orderId))
    await panel.getByText("Authorized ¥2,500").waitFor()
    const text = await panel.innerText()
    expect(text).toContain("Sandbox")
    expect(text).toContain("1111")
    expect(text).toContain(String(payment?.["charge_permission"]?.["id"]))
    expect(text).toContain(String(payment?.["charges"]?.[0]?.["id"]))
  })

  it("shows a capture that the admin makes on the same page", async () => {
    const page = await openOrder(await ordered())
    await panelOf(page).getByText("Authorized ¥2,500").waitFor()
    await page.getByRole("button", { name: "Capture payment" }).click()
    await page.getByRole("button", { name: "Confirm" }).click()
    await panelOf(page).getByText("Captured ¥2,500").waitFor()
  })

  it("shows what happened elsewhere once it is refreshed", async () => {
    const orderId = await ordered()
    const page = await openOrder(orderId)
    await panelOf(page).getByText("Authorized ¥2,500").waitFor()
    const admin = await Admin.login(demo.medusa_url, demo)
    await admin.capture(orderId)
    await admin.refund(orderId, 500)
    await panelOf(page).getByRole("button", { name: "Refresh" }).click()
    await panelOf(page)
      .getByText(/(Refunded|A refund of) ¥500/)
      .first()
      .waitFor()
  })
})
