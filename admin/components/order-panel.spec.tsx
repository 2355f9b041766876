import type { AmazonPayPayment } from "../lib/amazon-pay-order"
import { renderInDashboard } from "../test/dashboard"
import { charge, payment, permission, refund } from "../test/payment"
import { OrderPanel } from "./order-panel"

function panel(payments: AmazonPayPayment[], language?: string): string {
  return renderInDashboard(<OrderPanel orderId="order_01" />, { language, answer: { amazon_pay: { payments } } })
}

const count = (html: string, testId: string) => html.split(`data-testid="${testId}"`).length - 1

describe("the order panel", () => {
  it("shows the sentence, the descriptor, every object with its id and state, and the way to Seller Central", () => {
    const html = panel([payment({ charges: [charge()], refunds: [refund()] })])
    expect(html).toContain("Authorized ¥2,500, captured ¥0 — capture before Dec 24, 2026")
    expect(html).toContain("Visa ****1111 (Amazon Pay)")
    expect(html).toContain('data-testid="amazon-pay-charge-permission" data-state="Chargeable"')
    expect(html).toContain('data-testid="amazon-pay-charge" data-state="Authorized"')
    expect(html).toContain('data-testid="amazon-pay-refund" data-state="RefundInitiated"')
    expect(html).toContain('aria-label="Copy S03-1234567-1234567-C064126"')
    expect(html).toContain('href="https://sellercentral-japan.amazon.com/"')
    expect(html).toContain("Last looked at Amazon: Nov 24, 2026")
  })

  it("marks a sandbox payment and does not mark a live one", () => {
    expect(count(panel([payment()]), "amazon-pay-sandbox")).toBe(1)
    expect(count(panel([payment({ environment: "live" })]), "amazon-pay-sandbox")).toBe(0)
  })

  it("explains a reason code and keeps the code", () => {
    const html = panel([payment({ charges: [charge({ state: "Declined", reason_code: "HardDeclined" })] })])
    expect(html).toContain("Declined for good.")
    expect(html).toContain("HardDeclined")
  })

  it("shows a state and a reason newer than itself by Amazon's own names", () => {
    const newer: unknown = { ...charge(), state: "Paused", reason_code: "SomethingNewer" }
    const html = renderInDashboard(<OrderPanel orderId="order_01" />, {
      answer: { amazon_pay: { payments: [{ ...payment(), charges: [newer] }] } },
    })
    expect(html).toContain(">Paused<")
    expect(html).toContain(">SomethingNewer<")
  })

  it("stands every null before Amazon was first asked", () => {
    const unread = permission({ state: null, amount_balance: null, amount_limit: null, expires_at: null })
    const html = panel([payment({ charge_permission: unread, payment_descriptor: null, looked_at: null })])
    expect(html).toContain("Not read yet")
    expect(html).toContain("Not looked at Amazon yet")
    expect(html).not.toContain("null")
  })

  it("shows each payment of an order that was paid more than once", () => {
    expect(count(panel([payment(), payment({ payment_id: "pay_02" })]), "amazon-pay-payment")).toBe(2)
  })

  it("says so when there is nothing to show", () => {
    expect(panel([])).toContain("Nothing is known at Amazon Pay for this order.")
  })

  it("speaks the dashboard's language, and English where it has no words", () => {
    expect(panel([payment({ charges: [charge()] })], "ja")).toContain("オーソリ済み")
    expect(panel([payment({ charges: [charge()] })], "ptBR")).toContain("Authorized")
  })
})
