import type { AmazonPayPayment } from "../amazon-pay-order"
import { panelText, type Language } from "../../test/dashboard"
import { charge, payment, permission, refund } from "../../test/payment"
import { needsAttention } from "./clause"
import { clauseText } from "./clause-text"
import { summarize } from "./summarize"

const NOW = new Date("2026-11-24T12:00:00Z")

function say(of: AmazonPayPayment, language: Language = "en"): string[] {
  const text = panelText(language)
  return summarize(of, NOW).map((clause) => clauseText(clause, of.currency_code, text))
}

function attention(of: AmazonPayPayment): string[] {
  return summarize(of, NOW)
    .filter(needsAttention)
    .map(({ kind }) => kind)
}

const closed = permission({ state: "Closed", reason_code: "AmazonClosed", amount_balance: "0" })

describe("a payment in plain words", () => {
  it("says what is authorized and until when it can be captured", () => {
    const authorized = payment({ charges: [charge()] })
    expect(say(authorized)).toEqual(["Authorized ¥2,500, captured ¥0 — capture before Dec 24, 2026"])
    expect(say(authorized, "ja")).toEqual(["オーソリ ￥2,500、売上請求 ￥0 — 2026/12/24より前に売上請求してください"])
    expect(attention(authorized)).toEqual([])
  })

  it("says what is left to charge beside a first part", () => {
    const part = { first_charge: "1000", charge_permission: permission({ amount_balance: "1500" }) }
    expect(say(payment({ ...part, charges: [charge({ amount: "1000" })] }))).toEqual([
      "Authorized ¥1,000, captured ¥0 — capture before Dec 24, 2026",
      expect.stringContaining("Up to ¥1,500 can still be charged"),
    ])
  })

  it("leaves out a deadline that is not known", () => {
    expect(say(payment({ charges: [charge({ expires_at: null })] }))).toEqual(["Authorized ¥2,500, captured ¥0"])
  })

  it("takes the first deadline of several authorizations and what earlier charges captured", () => {
    const charges = [
      charge({ amount: "1000", expires_at: "2026-12-20T10:00:00Z" }),
      charge({ amount: "500", expires_at: "2026-12-10T10:00:00Z" }),
      charge({ state: "Captured", amount: "1000", captured_amount: "1000", expires_at: "2026-12-01T10:00:00Z" }),
    ]
    expect(say(payment({ charges }))).toEqual(["Authorized ¥1,500, captured ¥1,000 — capture before Dec 10, 2026"])
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
    expect(say(payment({ charge_permission: closed, charges }))).toEqual(["Captured ¥2,500"])
  })

  it("says what can still be charged after a part was captured", () => {
    const charges = [charge({ state: "Captured", amount: "60.25", captured_amount: "60.25" })]
    const charge_permission = permission({ amount_limit: "100.50", amount_balance: "40.25" })
    expect(say(payment({ currency_code: "EUR", amount: "100.50", charges, charge_permission }))).toEqual([
      "Captured €60.25 of €100.50",
      "Up to €40.25 can still be charged before May 22, 2027.",
    ])
  })

  it("says that nothing is authorized yet when only the Charge Permission exists", () => {
    expect(say(payment({ payment_intent: "Confirm" }))).toEqual([
      "Nothing authorized yet.",
      "Up to ¥2,500 can still be charged before May 22, 2027.",
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
      "Refunded ¥500",
      "A refund of ¥300 is on its way.",
      "Amazon declined a refund of ¥200. Refund the shopper another way.",
    ])
  })

  it("do not tell a refund twice when the charge already counts it", () => {
    const refunds = [refund({ state: "RefundInitiated", amount: "300" })]
    expect(refunded([captured("300")], refunds)).toEqual(["A refund of ¥300 is on its way."])
  })

  it("count what was refunded in Seller Central", () => {
    expect(refunded([captured("700")], [])).toEqual(["Refunded ¥700"])
  })

  it("tell when all is given back", () => {
    expect(refunded([captured("2500")], [refund({ state: "Refunded", amount: "2500" })])).toEqual(["Refunded in full"])
  })
})
