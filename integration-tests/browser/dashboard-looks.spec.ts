import type { Browser, Page } from "playwright-core"
import { ACTIONS, openOperation, warning } from "../../admin/test/payment"
import { Admin } from "../support/admin"
import { act, asked, changePanel, isFocused, openOrder, panelOf, resultOf } from "./support/dashboard"
import { runningDemo } from "./support/demo"
import { openChromium } from "./support/open-chromium"
import { picture, type Look } from "./support/open-dashboard"
import { booksOf, ordered } from "./support/orders"

const demo = runningDemo()

let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(() => browser.close())

const open = (orderId: string, look?: Look) => openOrder(browser, demo, orderId, look)
const admin = () => Admin.login(demo.medusa_url, demo)

describe("each action of the panel", () => {
  it("asks by keyboard before it does anything, with its amount filled in, and is taken back by Escape", async () => {
    const orderId = await ordered(demo)
    const page = await open(orderId)
    await changePanel(page, orderId, ({ payments }) => ({ actions: onPayment(ACTIONS, payments) }))
    await page.reload()
    const posts = asked(page)
    const titles: string[] = []
    for (const { action } of ACTIONS) {
      const button = panelOf(page).getByTestId("amazon-pay-actions").getByTestId(`amazon-pay-${action}`)
      await button.waitFor()
      await button.focus()
      await page.keyboard.press("Enter")
      const dialog = page.getByTestId(`amazon-pay-dialog-${action}`)
      await dialog.waitFor()
      titles.push(await dialog.getByRole("heading").innerText())
      expect(await dialog.innerText()).toMatch(/¥(1,500|1,000|500)/)
      if (action === "capture" || action === "refund") {
        expect(await dialog.getByTestId("amazon-pay-amount").inputValue()).toBe(action === "capture" ? "1500" : "1000")
      }
      await picture(page, `en-dialog-${action}`)
      await page.keyboard.press("Escape")
      await dialog.waitFor({ state: "detached" })
      await isFocused(button)
    }
    expect(titles).toEqual([
      "Capture the payment",
      "Refund the shopper",
      "Release what is not captured?",
      "Authorize again?",
      "Charge what is not paid?",
      "Let the shopper pay ¥500",
      "Try the release again?",
    ])
    expect(posts).toEqual([])
  })

  it("says in words why the server refused it, and is sent once however often it is pressed", async () => {
    const orderId = await ordered(demo)
    const page = await open(orderId)
    await changePanel(page, orderId, ({ payments }) => ({ actions: onPayment(ACTIONS, payments) }))
    await page.reload()
    const posts = asked(page)
    await page.route("**/reauthorize", (route) =>
      route.fulfill({ status: 400, json: { type: "not_allowed", code: "payment_authorized", message: "No." } }),
    )
    await panelOf(page).getByTestId("amazon-pay-reauthorize").click()
    await page.getByTestId("amazon-pay-confirm").dblclick()
    expect(await resultOf(page)).toContain("The payment was not authorized again")
    expect(posts.length).toBe(1)
    await isFocused(panelOf(page).getByTestId("amazon-pay-result"))
  })
})

/** The actions of the fixtures, on the order's own payment. */
function onPayment(actions: typeof ACTIONS, payments: unknown) {
  const [{ payment_id }] = payments as [{ payment_id: string }]
  return actions.map((action) => ("payment_id" in action ? { ...action, payment_id } : action))
}

describe("a warning", () => {
  it("has its remedy beside it: a refund that Amazon declined is made again", async () => {
    const orderId = await ordered(demo)
    const page = await open(orderId)
    await act(page, "capture")
    await changePanel(page, orderId, () => ({ warnings: [warning({ payment_id: null })] }))
    await page.reload()
    const row = panelOf(page).getByTestId("amazon-pay-warning")
    await row.getByText("Refund declined").waitFor()
    await row.getByRole("button", { name: "Refund" }).click()
    await page.getByTestId("amazon-pay-amount").fill("300")
    await page.getByTestId("amazon-pay-confirm").click()
    expect(await resultOf(page)).toBe("Amazon has accepted the refund of ¥300.")
    expect(await booksOf(demo, orderId)).toMatchObject({ captured: 2500, refunded: 300 })
  })
})

describe("the panel in pictures", () => {
  const LOOKS: Required<Pick<Look, "language" | "theme" | "width">>[] = (["en", "ja"] as const).flatMap((language) =>
    (["light", "dark"] as const).flatMap((theme) => [1280, 390].map((width) => ({ language, theme, width }))),
  )

  /** The dashboard scrolls inside of its window: all of the panel is in a picture when it need not. */
  async function picturePanel(page: Page, { language, theme, width }: (typeof LOOKS)[number], name: string) {
    await page.setViewportSize({ width, height: 4000 })
    await picture(panelOf(page), `${name}-${language}-${theme}-${width}`)
    await page.setViewportSize({ width, height: 900 })
  }

  it("fits each look, without a bar to scroll sideways", async () => {
    const orderId = await ordered(demo)
    await (await admin()).capture(orderId, 1000)
    await (await admin()).refund(orderId, 300)
    for (const look of LOOKS) {
      const page = await open(orderId, look)
      await panelOf(page).getByTestId("amazon-pay-timeline").waitFor()
      await picturePanel(page, look, "panel-as-it-is")
      await changePanel(page, orderId, ({ payments }) => ({
        actions: onPayment(ACTIONS, payments),
        warnings: [
          warning({ payment_id: null, until: new Date(Date.now() + 4 * 86_400_000).toISOString() }),
          warning({
            id: "2",
            kind: "authorization_expiring",
            severity: "warning",
            remedy: "capture",
            reason_code: null,
          }),
          warning({
            id: "3",
            kind: "payment_method_needed",
            severity: "warning",
            remedy: "send_update_link",
            url: "https://pay.amazon.com/jp/jr/your-account/ba/S03-1234567-1234567",
            reason_code: "PaymentMethodExpired",
          }),
          warning({
            id: "4",
            kind: "address_edited",
            severity: "info",
            remedy: "none",
            amount: null,
            reason_code: null,
          }),
        ],
        open_operations: [openOperation()],
        look: {
          looked_at: new Date().toISOString(),
          next_look_at: new Date(Date.now() + 60_000).toISOString(),
          failing_since: new Date(Date.now() - 600_000).toISOString(),
        },
      }))
      await page.reload()
      await panelOf(page).getByTestId("amazon-pay-timeline").waitFor()
      const [inside, width] = await panelOf(page).evaluate((panel) => [panel.scrollWidth, panel.clientWidth])
      expect([look, inside]).toEqual([look, width])
      await picturePanel(page, look, "panel")
      await panelOf(page).getByTestId("amazon-pay-actions").getByTestId("amazon-pay-refund").click()
      await picture(page, `dialog-${look.language}-${look.theme}-${look.width}`)
      await page.context().close()
    }
  })
})
