import type { Browser } from "playwright-core"
import { openOperation } from "../../admin/test/payment"
import { Admin } from "../support/admin"
import { demand } from "../support/http"
import { act, asked, changePanel, isEnabled, isFocused, openOrder, panelOf, resultOf, tabTo } from "./support/dashboard"
import { runningDemo } from "./support/demo"
import { openChromium, PATIENCE } from "./support/open-chromium"
import { picture, type Look } from "./support/open-dashboard"
import { booksOf, ordered } from "./support/orders"
import { secondAdmin } from "./support/second-admin"

const demo = runningDemo()

let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterEach(async () => {
  await demand("DELETE", `${demo.emulator_url}/_emulator/faults`)
  await Promise.all(browser.contexts().map((context) => context.close()))
})
afterAll(() => browser.close())

const open = (orderId: string, look?: Look) => openOrder(browser, demo, orderId, look)
const admin = () => Admin.login(demo.medusa_url, demo)

describe("the Amazon Pay panel on an order's page", () => {
  it("shows the Charge Permission and the Charge, with their states, amounts and ids", async () => {
    const orderId = await ordered(demo)
    const [payment] = (await (await admin()).panel(orderId)).payments
    const panel = panelOf(await open(orderId))
    await panel.getByText("¥2,500 authorized, ¥0 captured, ¥2,500 can still be captured until").waitFor()
    const text = await panel.innerText()
    expect(text).toContain("Sandbox")
    expect(text).toContain("1111")
    expect(text).toContain(String(payment?.["charge_permission"]?.["id"]))
    expect(text).toContain(String(payment?.["charges"]?.[0]?.["id"]))
    expect(text).toContain("The shopper placed the order for ¥2,500: Amazon accepted it")
  })

  it("shows a capture that the admin makes on the same page", async () => {
    const page = await open(await ordered(demo))
    await panelOf(page).getByText("¥2,500 authorized").waitFor()
    await page.getByRole("button", { name: "Capture payment" }).click()
    await page.getByRole("button", { name: "Confirm" }).click()
    await panelOf(page).getByText("¥2,500 captured.").waitFor()
  })

  it("shows what happened elsewhere once it is refreshed", async () => {
    const orderId = await ordered(demo)
    const page = await open(orderId)
    await panelOf(page).getByText("¥2,500 authorized").waitFor()
    await (await admin()).capture(orderId)
    await (await admin()).refund(orderId, 500)
    await panelOf(page).getByRole("button", { name: "Refresh" }).click()
    await panelOf(page)
      .getByText(/¥500 refunded\.|A refund of ¥500/)
      .first()
      .waitFor()
  })
})

describe("an admin with the panel alone", () => {
  it("captures ¥1,000 of ¥2,500, refunds ¥300 and releases the rest, in Japanese", async () => {
    const orderId = await ordered(demo)
    const page = await open(orderId, { language: "ja" })
    const panel = panelOf(page)
    await panel.getByText("オーソリ￥2,500、売上請求済み￥0。").waitFor()
    await picture(page, "ja-1-authorized")

    const capture = await act(page, "capture", { amount: "１０００" })
    expect(capture.words).toContain("残りの￥1,500は後から売上請求できます")
    expect(capture.words).toContain("￥1,000を売上請求する")
    expect(capture.result).toBe("￥1,000の売上請求をAmazonが受け付けました。")
    await panel.getByText("オーソリ￥2,500、売上請求済み￥1,000。あと￥1,500を").waitFor()
    await picture(page, "ja-2-captured-in-part")

    const refund = await act(page, "refund", { amount: "300", note: "カップ破損のため" })
    expect(refund.words).toContain("返金後の売上は￥700です。")
    expect(refund.result).toBe("￥300の返金をAmazonが受け付けました。")
    await panel.getByText("メモ：カップ破損のため").waitFor()

    const release = await act(page, "void")
    expect(release.words).toContain("まだ売上請求していない￥1,500を取り消します。")
    expect(release.result).toBe("未請求の￥1,500を取り消しました。")
    await panel.getByText("￥1,000を売上請求済みです。").waitFor()
    expect(await panel.getByTestId("amazon-pay-capture").count()).toBe(0)
    expect(await panel.getByTestId("amazon-pay-void").count()).toBe(0)
    await picture(page, "ja-3-released")
    expect(await booksOf(demo, orderId)).toMatchObject({ captured: 1000, refunded: 300, atAmazon: 1000 })
  })

  it("does the same in English by keyboard alone", async () => {
    const orderId = await ordered(demo)
    const page = await open(orderId)
    const panel = panelOf(page)
    const posts = asked(page)
    const button = (action: string) => panel.getByTestId("amazon-pay-actions").getByTestId(`amazon-pay-${action}`)
    // A press does nothing while the page is read anew after the one before.
    const press = async (action: string) => {
      await tabTo(page, button(action))
      await isEnabled(button(action))
      await page.keyboard.press("Enter")
    }
    const amount = page.getByTestId("amazon-pay-amount")
    await button("capture").waitFor()

    await press("capture")
    // The whole amount is there and selected: typing replaces it.
    await expect(amount.inputValue()).resolves.toBe("2500")
    await page.keyboard.type("2501")
    await page.getByText("At most ¥2,500.").waitFor()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ControlOrMeta+a")
    await page.keyboard.type("1000.5")
    await page.getByText("JPY has no decimals. Enter a whole amount.").waitFor()
    await page.keyboard.press("Enter")
    expect(posts).toEqual([])
    await page.keyboard.press("ControlOrMeta+a")
    await page.keyboard.type("1,000")
    await page.keyboard.press("Enter")
    expect(await resultOf(page)).toBe("Amazon has accepted the capture of ¥1,000.")
    await panel.getByText("¥2,500 authorized, ¥1,000 captured, ¥1,500 can still be captured until").waitFor()

    await press("refund")
    await page.keyboard.type("300")
    await page.keyboard.press("Tab")
    await page.keyboard.type("Broken cup")
    await tabTo(page, page.getByTestId("amazon-pay-confirm"))
    await page.keyboard.press("Enter")
    await page.getByTestId("amazon-pay-result").getByText("Amazon has accepted the refund of ¥300.").waitFor()

    await press("void")
    // The way back has the focus, so that Enter releases nothing by mistake.
    await isFocused(page.getByTestId("amazon-pay-dialog-void").getByRole("button", { name: "Back" }))
    await page.keyboard.press("Escape")
    await page.getByTestId("amazon-pay-dialog-void").waitFor({ state: "detached" })
    await isFocused(button("void"))
    await page.keyboard.press("Enter")
    await tabTo(page, page.getByTestId("amazon-pay-confirm"))
    await page.keyboard.press("Enter")
    await page.getByTestId("amazon-pay-result").getByText("¥1,500 is released.").waitFor()
    await panel.getByText("¥1,000 captured.").waitFor()
    expect(await booksOf(demo, orderId)).toMatchObject({ captured: 1000, refunded: 300, atAmazon: 1000 })
  })

  it("reads who asked what, and what Amazon answered, the newest first", async () => {
    const orderId = await ordered(demo)
    const page = await open(orderId)
    await act(page, "capture", { amount: "1000" })
    const entries = panelOf(page).getByTestId("amazon-pay-timeline-entry")
    await entries.getByText("Admin asked Amazon to capture ¥1,000: Amazon accepted it").waitFor()
    const times = await entries.locator("time").evaluateAll((all) => all.map((time) => time.getAttribute("datetime")))
    expect(times).toEqual([...times].sort().reverse())
  })
})

describe("two admins at once", () => {
  it("are told apart when both capture the rest: one captures it, the other is told, and the books are right", async () => {
    const orderId = await ordered(demo)
    const other = await secondAdmin(demo.medusa_url, demo)
    const pages = await Promise.all([open(orderId), open(orderId, { admin: other })])
    // Both see it before either presses.
    for (const page of pages) await panelOf(page).getByTestId("amazon-pay-capture").waitFor()
    const results = await Promise.all(pages.map((page) => act(page, "capture")))
    const done = results.filter(({ result }) => result.includes("Amazon has accepted the capture of ¥2,500."))
    const told = results.filter(({ result }) => result.includes("The payment has changed meanwhile"))
    expect([done.length, told.length, results.map(({ result }) => result)]).toEqual([1, 1, expect.anything()])
    for (const page of pages) await panelOf(page).getByText("¥2,500 captured.").waitFor()
    expect(await booksOf(demo, orderId)).toMatchObject({
      captured: 2500,
      refunded: 0,
      atAmazon: 2500,
      states: ["Captured"],
    })
  })

  it("are told in the dialog when what it asks for is done already", async () => {
    const orderId = await ordered(demo)
    const page = await open(orderId)
    // While an answer is missing the panel reads itself anew.
    await changePanel(page, orderId, () => ({ open_operations: [openOperation()] }))
    await page.reload()
    await panelOf(page).getByTestId("amazon-pay-void").click()
    const dialog = page.getByTestId("amazon-pay-dialog-void")
    await dialog.waitFor()
    await (await admin()).capture(orderId)
    await dialog.getByText("This is no longer possible: the payment has changed meanwhile.").waitFor()
    expect(await dialog.getByTestId("amazon-pay-confirm").count()).toBe(0)
  })

  it("capture nothing from a page that is stale", async () => {
    const orderId = await ordered(demo)
    const page = await open(orderId)
    await panelOf(page).getByTestId("amazon-pay-capture").waitFor()
    await (await admin()).capture(orderId)
    const { result } = await act(page, "capture", { amount: "1000" })
    expect(result).toContain("Nothing was captured")
    expect(result).toContain("The payment has changed meanwhile")
    expect(await booksOf(demo, orderId)).toMatchObject({ captured: 2500, atAmazon: 2500 })
  })
})

describe("the panel, when something is in the way,", () => {
  it("says that Amazon does not answer, and stays so until it does", async () => {
    const page = await open(await ordered(demo))
    const alert = panelOf(page).getByTestId("amazon-pay-not-current")
    await panelOf(page).getByText("¥2,500 authorized").waitFor()
    await demand("POST", `${demo.emulator_url}/_emulator/faults`, {
      body: { kind: "status", status: 503, times: null },
    })
    await panelOf(page).getByTestId("amazon-pay-refresh").click()
    await alert.getByText(/Amazon has not answered|Could not refresh from Amazon Pay/).waitFor()
    await picture(page, "en-away")
    await page.reload()
    await panelOf(page).getByText("¥2,500 authorized").waitFor()
    await alert.getByText("Amazon has not answered since").waitFor()
    await demand("DELETE", `${demo.emulator_url}/_emulator/faults`)
    await panelOf(page).getByTestId("amazon-pay-refresh").click()
    await panelOf(page).locator('[data-testid="amazon-pay-not-current"]:not([data-why])').waitFor({ state: "attached" })
  })

  it("says that it is not known what became of a capture that Amazon did not answer", async () => {
    const orderId = await ordered(demo)
    const page = await open(orderId)
    await panelOf(page).getByTestId("amazon-pay-capture").waitFor()
    await demand("POST", `${demo.emulator_url}/_emulator/faults`, {
      body: { kind: "status", status: 503, times: null, method: "POST" },
    })
    const { result } = await act(page, "capture", { amount: "1000" })
    expect(result).toContain("It is not known yet whether this was done")
    await panelOf(page).getByTestId("amazon-pay-open-operation").getByText("Capture of ¥1,000").waitFor()
    // Nothing about money while an answer is missing.
    expect(await panelOf(page).getByTestId("amazon-pay-actions").count()).toBe(0)
    await picture(page, "en-not-answered")
  })

  it("says that the session has ended", async () => {
    const page = await open(await ordered(demo))
    await panelOf(page).getByTestId("amazon-pay-capture").waitFor()
    await page.context().clearCookies({ name: "connect.sid" })
    await panelOf(page).getByTestId("amazon-pay-capture").click()
    await page.getByTestId("amazon-pay-confirm").click()
    await page.getByText("You are signed out or may not see this. Sign in again.").first().waitFor()
  })
})

describe("the demo's dashboard", () => {
  it("speaks the browser's language until the admin chooses one", async () => {
    const context = await browser.newContext({ locale: "ja-JP" })
    context.setDefaultTimeout(PATIENCE)
    const page = await context.newPage()
    await page.goto(`${demo.medusa_url}/app/login`)
    await page.getByText("Medusaへようこそ").waitFor()
    await context.addCookies([{ name: "lng", value: "fr", url: demo.medusa_url }])
    await page.reload()
    await page.getByText("Bienvenue").waitFor()
  })
})
