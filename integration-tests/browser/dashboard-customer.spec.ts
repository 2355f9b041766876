import type { Browser } from "playwright-core"
import { Admin } from "../support/admin"
import { Buyer } from "../support/amazon"
import { demand } from "../support/http"
import { orderOf, Shopper } from "../support/shopper"
import { runningDemo } from "./support/demo"
import { openChromium } from "./support/open-chromium"
import { openDashboard } from "./support/open-dashboard"

const demo = runningDemo()

let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(() => browser.close())

describe("the Amazon Pay agreements on a customer's page", () => {
  const CLAIM = {
    charge_permission_type: "Recurring",
    recurring_metadata: { frequency: { unit: "Month", value: "1" }, amount: null },
  }

  /** A recurring agreement whose payment method Amazon refuses. */
  async function blocked(admin: Admin): Promise<{ id: string; customerId: string; orderId: string }> {
    const buyer = new Buyer(demo.emulator_url)
    const shopper = await Shopper.withCart(demo.medusa_url, buyer, demo)
    const { checkoutSessionId, url } = await buyer.checkout(await shopper.button(CLAIM))
    await shopper.visit(url)
    await shopper.chooseShipping()
    const orderId = orderOf(await shopper.visit(await shopper.approve(checkoutSessionId))) ?? ""
    const [payment] = (await admin.panel(orderId)).payments
    const id = String(payment?.["charge_permission"]?.["id"])
    const body = { chargePermissionId: id, reasonCode: "PaymentMethodExpired" }
    await demand("POST", `${demo.emulator_url}/_emulator/chargePermissions/block`, { body })
    await admin.ask("POST", `amazon-pay/charge-permissions/${id}/refresh`, {})
    const { body: order } = await admin.ask<{ order: { customer_id: string } }>(
      "GET",
      `orders/${orderId}?fields=customer_id`,
    )
    return { id, customerId: order.order.customer_id, orderId }
  }

  const LANGUAGES = {
    en: {
      title: "Amazon Pay agreements",
      state: "Not chargeable",
      type: "Recurring payment",
      reason: "The payment method has expired. The shopper has to update it at Amazon.",
      close: "End agreement",
      done: "The agreement has ended",
      closed: "Closed",
    },
    ja: {
      title: "Amazon Payの継続支払い",
      state: "請求不可",
      type: "継続支払い",
      reason: "お支払い方法の有効期限が切れています。購入者がAmazonで更新する必要があります。",
      close: "継続支払いを終了する",
      done: "継続支払いを終了しました",
      closed: "終了",
    },
  } as const

  it.each(["en", "ja"] as const)(
    "are listed, can be mended by a link to copy, and are ended on request (%s)",
    async (language) => {
      const words = LANGUAGES[language]
      const admin = await Admin.login(demo.medusa_url, demo)
      const { id, customerId } = await blocked(admin)
      const page = await openDashboard(browser, demo, `/customers/${customerId}`, { language })
      const widget = page.getByTestId("amazon-pay-agreements")
      await widget.getByRole("heading", { name: words.title }).waitFor()
      const agreement = widget.getByTestId("amazon-pay-agreement").filter({ hasText: id })
      for (const text of [words.state, words.type, words.reason, "Visa ****1111"]) {
        await agreement.getByText(text).first().waitFor()
      }
      await agreement.getByTestId("amazon-pay-update-link").getByRole("button").click()
      const copied = await page.evaluate("navigator.clipboard.readText()")
      expect(copied).toBe(`https://pay.amazon.com/jp/jr/your-account/ba/${id}`)

      await agreement.getByRole("button", { name: words.close }).click()
      const confirm = page.getByTestId("amazon-pay-close-agreement-confirm")
      expect(await confirm.isDisabled()).toBe(true)
      await page.getByTestId("amazon-pay-close-reason").fill("退会")
      await page.getByTestId("amazon-pay-close-pending").click()
      await confirm.click()
      await page.getByText(words.done).first().waitFor()
      await agreement.and(page.locator('[data-state="Closed"]')).waitFor()
      await agreement.getByText(words.closed, { exact: true }).first().waitFor()
      expect(await agreement.getByRole("button", { name: words.close }).count()).toBe(0)
      const { body } = await admin.ask("GET", `amazon-pay/charge-permissions/${id}`)
      expect(body["charge_permission"]).toMatchObject({ state: "Closed", closed_by: "merchant" })
    },
  )
})
