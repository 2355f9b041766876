import type { AmazonPayPayment, RecurringCharge } from "../lib/amazon-pay-order"
import { renderInDashboard } from "../test/dashboard"
import { agreementTerms, charge, payment, permission, recurringCharge, refund, TO_BE_MENDED } from "../test/payment"
import { OrderPanel } from "./order-panel"

function panel(payments: AmazonPayPayment[], language?: string, recurring_charges: RecurringCharge[] = []): string {
  const answer = { amazon_pay: { address_edited: false, payments, recurring_charges } }
  return renderInDashboard(<OrderPanel orderId="order_01" />, { language, answer })
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
      answer: { amazon_pay: { payments: [{ ...payment(), charges: [newer] }], recurring_charges: [] } },
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

describe("the order panel of an agreement", () => {
  const monthly = permission({ amount_limit: "100000", amount_balance: "97500", agreement: agreementTerms() })
  const paid = charge({ state: "Captured", captured_amount: "2500" })
  const field = (html: string, name: string) => new RegExp(`>${name}</dt><dd[^>]*>(.*?)</dd>`).exec(html)?.[1]

  it("says what the buyer agreed to, and what is left of the month", () => {
    const html = panel([payment({ charge_permission: monthly, charges: [paid] })])
    expect(field(html, "Agreement")).toBe("Recurring payment")
    expect(field(html, "Frequency")).toBe("every month")
    expect(field(html, "Amount told to the shopper")).toBe("¥2,500")
    expect(field(html, "Left of the monthly limit")).toBe("¥97,500 of ¥100,000")
    expect(field(html, "Balance")).toBeUndefined()
  })

  it("does not offer the month's rest as the order's", () => {
    expect(panel([payment({ charge_permission: monthly, charges: [paid] })])).not.toContain("can still be charged")
  })

  it("tells nothing of an agreement where there is none", () => {
    const html = panel([payment()])
    expect(field(html, "Balance")).toBe("¥2,500 of ¥2,500")
    expect(field(html, "Agreement")).toBeUndefined()
  })

  it("says an amount that differs from time to time, and none of a saved payment method", () => {
    const of = (terms: Parameters<typeof agreementTerms>[0]) =>
      field(
        panel([payment({ charge_permission: permission({ agreement: agreementTerms(terms) }) })]),
        "Amount told to the shopper",
      )
    expect(of({ amount: null })).toBe("Different each time")
    expect(of({ type: "PaymentMethodOnFile", frequency: null, amount: null })).toBeUndefined()
  })

  it("has the link to send to the shopper while the payment method is to be updated", () => {
    const { buyer_update_url, ...state } = TO_BE_MENDED
    const charge_permission = permission({ ...state, agreement: agreementTerms({ buyer_update_url }) })
    const html = panel([payment({ charge_permission, charges: [paid] })])
    expect(html).toContain(`aria-label="Copy ${buyer_update_url}"`)
    expect(html).toContain("The payment method has expired.")
  })

  it("says who ended it", () => {
    const agreement = agreementTerms({ closed_by: "buyer" })
    const charge_permission = permission({ state: "Closed", reason_code: "BuyerClosed", agreement })
    const html = panel([payment({ charge_permission, charges: [paid] })])
    expect(field(html, "Ended by")).toBe("The shopper")
    expect(field(html, "Left of the monthly limit")).toBeUndefined()
  })

  it("shows the order's periods, also where a declined one left no payment", () => {
    const declined = { outcome: "retry_later", reason_code: "SoftDeclined", retry_at: "2027-01-02T10:00:00Z" } as const
    const html = panel([], "en", [recurringCharge(declined)])
    expect(html).toContain('data-testid="amazon-pay-recurring-charge" data-state="retry_later"')
    expect(html).toContain(">sub_01/2027-01<")
    expect(html).toContain("Declined for now. Trying again may work.")
    expect(field(html, "Next try")).toContain("Jan 2, 2027")
    expect(html).not.toContain("Nothing is known at Amazon Pay")
  })

  it("has the link of a period that waits for the payment method", () => {
    const { reason_code, buyer_update_url } = TO_BE_MENDED
    const waiting = { outcome: "payment_method_needed", reason_code, buyer_update_url } as const
    const html = panel([], "ja", [recurringCharge(waiting)])
    expect(html).toContain("お支払い方法の更新待ち")
    expect(html).toContain("お支払い方法の有効期限が切れています。")
    expect(count(html, "amazon-pay-update-link")).toBe(1)
  })
})
