import type { AmazonPayPayment } from "../amazon-pay-order"
import type { Language } from "../../i18n/bundles"
import { panelText } from "../../test/dashboard"
import { charge, payment, permission, refund } from "../../test/payment"
import { needsAttention } from "./clause"
import { clauseText } from "./clause-text"
import { summarize } from "./summarize"

const NOW = new Date("2026-11-24T12:00:00Z")

function say(of: AmazonPayPayment, language: Language = "en", max: string | null = null): string[] {
  const text = panelText(language)
  return summarize(of, NOW, max).map((clause) => clauseText(clause, of.currency_code, text))
}

function attention(of: AmazonPayPayment): string[] {
  return summarize(of, NOW, null)
    .filter(needsAttention)
    .map(({ kind }) => kind)
}

const closed = permission({ state: "Closed", reason_code: "AmazonClosed", amount_balance: "0" })

describe("a payment in plain words", () => {
  it("says what is authorized and until when it can be captured", () => {
    const authorized = payment({ charges: [charge()] })
    expect(say(authorized)).toEqual([
      "¥2,500 authorized, ¥0 captured, ¥2,500 can still be captured until Dec 24, 2026.",
    ])
    expect(say(authorized, "ja")).toEqual([
      "オーソリ￥2,500、売上請求済み￥0。あと￥2,500を2026/12/24まで売上請求できます。",
    ])
    expect(attention(authorized)).toEqual([])
  })

  it("says what is left to charge beside a first part", () => {
    const part = { first_charge: "1000", charge_permission: permission({ amount_balance: "1500" }) }
    expect(say(payment({ ...part, charges: [charge({ amount: "1000" })] }), "en", "2500")).toEqual([
      "¥1,000 authorized, ¥0 captured, ¥1,000 can still be captured until Dec 24, 2026.",
      expect.stringContaining("Up to ¥1,500 can still be charged"),
    ])
  })

  it("leaves out a deadline that is not known", () => {
    expect(say(payment({ charges: [charge({ expires_at: null })] }))).toEqual([
      "¥2,500 authorized, ¥0 captured, ¥2,500 can still be captured.",
    ])
  })

  it("takes the first deadline of several authorizations and what earlier charges captured", () => {
    const charges = [
      charge({ amount: "1000", expires_at: "2026-12-20T10:00:00Z" }),
      charge({ amount: "500", expires_at: "2026-12-10T10:00:00Z" }),
      charge({ state: "Captured", amount: "1000", captured_amount: "1000", expires_at: "2026-12-01T10:00:00Z" }),
    ]
    expect(say(payment({ charges }))).toEqual([
      "¥2,500 authorized, ¥1,000 captured, ¥1,500 can still be captured until Dec 10, 2026.",
    ])
  })

  it("warns when the authorization has ended since Amazon was last asked", () => {
    const ended = payment({ charges: [charge({ expires_at: "2026-11-20T10:00:00Z" })] })
    expect(say(ended)[0]).toContain("the authorization ended on Nov 20, 2026")
    expect(attention(ended)).toEqual(["authorizationEnded"])
  })

  it("says that Amazon is still deciding, never that the order is paid", () => {
    expect(say(payment({ charges: [charge({ state: "AuthorizationInitiated" })] }))[0]).toContain("still checking")
    expect(say(payment({ charges: [charge({ state: "CaptureInitiated" })] }))).toEqual([
      "Amazon is still processing the capture of ¥2,500.",
    ])
  })

  it("says what is captured", () => {
    const charges = [charge({ state: "Captured", captured_amount: "2500" })]
    expect(say(payment({ charge_permission: closed, charges }))).toEqual(["¥2,500 captured."])
  })

  it("says what can still be charged after a part was captured", () => {
    const charges = [charge({ state: "Captured", amount: "60.25", captured_amount: "60.25" })]
    const charge_permission = permission({ amount_limit: "100.50", amount_balance: "40.25" })
    const part = payment({ currency_code: "EUR", amount: "100.50", charges, charge_permission })
    expect(say(part, "en", "40.25")).toEqual([
      "€100.50 authorized, €60.25 captured, €40.25 can still be captured until May 22, 2027.",
    ])
    expect(say(part)).toEqual(["€60.25 of €100.50 captured. Nothing more can be captured now."])
  })

  it("says that nothing is authorized yet when only the Charge Permission exists", () => {
    expect(say(payment({ payment_intent: "Confirm" }), "en", "2500")).toEqual([
      "Nothing authorized yet.",
      "Up to ¥2,500 can still be charged until May 22, 2027.",
    ])
    expect(say(payment({ charge_permission: closed }))).toEqual(["Closed, nothing was charged."])
  })

  it("says that a charge was declined and that the shopper has to act first", () => {
    const charge_permission = permission({ state: "NonChargeable", reason_code: "PaymentMethodInvalid" })
    const declined = payment({ charge_permission, charges: [charge({ state: "Declined" })] })
    expect(say(declined)[0]).toBe("Declined by Amazon, nothing was captured.")
    expect(attention(declined)).toEqual(["declined", "notChargeable"])
  })

  it("says that all was canceled", () => {
    const charges = [charge({ state: "Canceled" })]
    expect(say(payment({ charge_permission: closed, charges }))).toEqual(["Canceled, nothing was captured."])
  })

  it("never hides a charge in an unknown state", () => {
    expect(attention(payment({ charges: [charge({ state: "Unknown" })] }))).toEqual(["unknown"])
    expect(attention(payment({ charges: [charge(), charge({ state: "Unknown" })] }))).toEqual(["unknown"])
    expect(attention(payment({ charge_permission: permission({ state: "Unknown" }) }))).toEqual(["unknown"])
  })

  it("does not guess before Amazon was asked", () => {
    const unread = permission({ state: null, amount_balance: null, amount_limit: null, expires_at: null })
    expect(say(payment({ charge_permission: unread }))).toEqual([
      "Not read from Amazon yet. Refresh to see the current state.",
    ])
    expect(say(payment({ charge_permission: null }))[0]).toContain("Not read from Amazon yet.")
    expect(say(payment({ charge_permission: null, payment_id: null }))).toEqual([
      "The shopper has not completed the checkout at Amazon yet.",
    ])
  })
})

describe("refunds in plain words", () => {
  const captured = (refunded_amount: string) => charge({ state: "Captured", captured_amount: "2500", refunded_amount })
  const refunded = (charges: AmazonPayPayment["charges"], refunds: AmazonPayPayment["refunds"]) =>
    say(payment({ charge_permission: closed, charges, refunds })).slice(1)

  it("tell what is done, what is on its way and what was declined", () => {
    const refunds = [
      refund({ state: "Refunded", amount: "500" }),
      refund({ state: "RefundInitiated", amount: "300" }),
      refund({ state: "Declined", amount: "200" }),
    ]
    expect(refunded([captured("500")], refunds)).toEqual([
      "¥500 refunded.",
      "A refund of ¥300 is on its way.",
      "Amazon declined a refund of ¥200. Refund the shopper another way.",
    ])
  })

  it("do not tell a refund twice when the charge already counts it", () => {
    const refunds = [refund({ state: "RefundInitiated", amount: "300" })]
    expect(refunded([captured("300")], refunds)).toEqual(["A refund of ¥300 is on its way."])
  })

  it("count what was refunded in Seller Central", () => {
    expect(refunded([captured("700")], [])).toEqual(["¥700 refunded."])
  })

  it("tell when all is given back", () => {
    expect(refunded([captured("2500")], [refund({ state: "Refunded", amount: "2500" })])).toEqual([
      "All of it is refunded.",
    ])
  })
})
