import type { AmazonPayOrder, AmazonPayPayment, Charge, RecurringCharge } from "../lib/amazon-pay-order"
import { renderInDashboard } from "../test/dashboard"
import {
  agreementTerms,
  charge,
  ACTIONS,
  openOperation,
  orderPanel,
  payment,
  permission,
  recurringCharge,
  refund,
  TO_BE_MENDED,
  warning,
} from "../test/payment"
import { OrderPanel } from "./order-panel"

function panel(payments: AmazonPayPayment[], language?: string, recurring_charges: RecurringCharge[] = []): string {
  return show(orderPanel({ payments, recurring_charges }), language)
}

function show(amazon_pay: AmazonPayOrder, language?: string): string {
  return renderInDashboard(<OrderPanel orderId="order_01" />, { language, answer: { amazon_pay } })
}

const count = (html: string, testId: string) => html.split(`data-testid="${testId}"`).length - 1

describe("the order panel", () => {
  it("shows the sentence, the descriptor, every object with its id and state, and the way to Seller Central", () => {
    const html = panel([payment({ charges: [charge()], refunds: [refund()] })])
    expect(html).toContain("¥2,500 authorized, ¥0 captured, ¥2,500 can still be captured until Dec 24, 2026.")
    expect(html).toContain("Visa ****1111 (Amazon Pay)")
    expect(html).toContain('data-testid="amazon-pay-charge-permission" data-state="Chargeable"')
    expect(html).toContain('data-testid="amazon-pay-charge" data-state="Authorized"')
    expect(html).toContain('data-testid="amazon-pay-refund" data-state="RefundInitiated"')
    expect(html).toContain('aria-label="Copy S03-1234567-1234567-C064126"')
    expect(html).toContain('href="https://sellercentral-japan.amazon.com/"')
    expect(html).toContain("Last checked with Amazon: Nov 24, 2026")
  })

  it("says whether money moves", () => {
    const sandbox = panel([payment()])
    expect([count(sandbox, "amazon-pay-sandbox"), count(sandbox, "amazon-pay-live")]).toEqual([1, 0])
    const live = panel([payment({ environment: "live" })])
    expect([count(live, "amazon-pay-sandbox"), count(live, "amazon-pay-live")]).toEqual([0, 1])
  })

  it("explains a reason code and keeps the code", () => {
    const html = panel([payment({ charges: [charge({ state: "Declined", reason_code: "HardDeclined" })] })])
    expect(html).toContain("Declined for good.")
    expect(html).toContain("HardDeclined")
  })

  it("shows a state and a reason newer than itself by Amazon's own names", () => {
    const newer: unknown = { ...charge(), state: "Paused", reason_code: "SomethingNewer" }
    const html = panel([{ ...payment(), charges: [newer as Charge] }])
    expect(html).toContain(">Paused<")
    expect(html).toContain(">SomethingNewer<")
  })

  it("stands every null before Amazon was first asked", () => {
    const unread = permission({ state: null, amount_balance: null, amount_limit: null, expires_at: null })
    const html = show(
      orderPanel({
        payments: [payment({ charge_permission: unread, payment_descriptor: null })],
        look: { looked_at: null, next_look_at: null, failing_since: null },
      }),
    )
    expect(html).toContain("Not read yet")
    expect(html).toContain("Not checked with Amazon yet")
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
    expect(field(html, "Balance \\(beyond what is authorized\\)")).toBeUndefined()
  })

  it("does not offer the month's rest as the order's", () => {
    expect(panel([payment({ charge_permission: monthly, charges: [paid] })])).not.toContain("can still be charged")
  })

  it("tells nothing of an agreement where there is none", () => {
    const html = panel([payment()])
    expect(field(html, "Balance \\(beyond what is authorized\\)")).toBe("¥2,500 of ¥2,500")
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

describe("the order panel's actions", () => {
  const offered = (html: string) =>
    ACTIONS.map(({ action }) => action).filter((action) => html.includes(`data-testid="amazon-pay-${action}"`))

  it.each(ACTIONS.map((action) => [action.action, action] as const))(
    "are %s alone when only that is legal",
    (name, action) => {
      expect(offered(show(orderPanel({ actions: [action] })))).toEqual([name])
    },
  )

  it("are none when none is legal", () => {
    expect(offered(show(orderPanel()))).toEqual([])
  })

  it("are each payment's own", () => {
    const payments = [payment(), payment({ payment_id: "pay_02", payment_session_id: "payses_02" })]
    const html = show(orderPanel({ payments, actions: ACTIONS }))
    expect(count(html, "amazon-pay-capture")).toBe(1)
    const [, first = "", second = ""] = html.split('data-testid="amazon-pay-payment"')
    expect([count(first, "amazon-pay-capture"), count(second, "amazon-pay-capture")]).toEqual([1, 0])
  })
})

describe("the order panel's warnings", () => {
  it("come after the sentence, with what helps", () => {
    const html = show(orderPanel({ warnings: [warning()], actions: ACTIONS }))
    expect(html.indexOf("amazon-pay-summary")).toBeLessThan(html.indexOf("amazon-pay-warning"))
    // Beside the payment's own button.
    expect(count(html, "amazon-pay-refund")).toBe(2)
  })

  it("do not offer what is not legal", () => {
    expect(count(show(orderPanel({ warnings: [warning()] })), "amazon-pay-refund")).toBe(0)
  })

  it("offer no other payment's action", () => {
    const html = show(orderPanel({ warnings: [warning({ payment_id: "pay_02" })], actions: ACTIONS }))
    expect(count(html, "amazon-pay-refund")).toBe(1)
  })

  it("lead to Seller Central, and to a mail with the link", () => {
    const url = "https://pay.amazon.com/jp/jr/your-account/ba/C03-1234567-1234567"
    const html = show(
      orderPanel({
        warnings: [
          warning({ id: "1", kind: "chargeback", remedy: "seller_central", url: "https://sellercentral.example/c" }),
          warning({ id: "2", kind: "payment_method_needed", remedy: "send_update_link", url }),
        ],
      }),
    )
    expect(html).toContain('href="https://sellercentral.example/c"')
    expect(html).toMatch(new RegExp(`href="mailto:[^"]*${encodeURIComponent(url)}"`))
    expect(html).toContain(`aria-label="Copy ${url}"`)
  })
})

describe("the order panel, while Amazon does not answer,", () => {
  const look = { looked_at: "2026-11-24T10:01:00Z", next_look_at: null, failing_since: "2026-11-25T10:02:00Z" }

  it("says since when, and of when what it shows is", () => {
    const html = show(orderPanel({ look }))
    expect(html).toContain('data-testid="amazon-pay-not-current" data-why="unreachable"')
    expect(html).toMatch(/Amazon has not answered since Nov 25, 2026/)
    expect(html).toMatch(/What you see here is from Nov 24, 2026/)
  })

  it("is silent about it otherwise", () => {
    expect(show(orderPanel())).not.toContain("has not answered")
  })

  it("says what it was asked and has not answered, and when it is asked again", () => {
    const html = show(
      orderPanel({ open_operations: [openOperation(), openOperation({ kind: "cancel", amount: null })] }),
    )
    expect(html).toContain("Capture of ¥1,000")
    expect(html).toMatch(/Asked at Nov 25, 2026.*, Amazon has not answered: will be asked again at Nov 25, 2026/)
    expect(html).toContain("Release of the authorization")
  })
})

describe("the order panel's deadline", () => {
  const near = (days: number) => {
    const expires_at = new Date(Date.now() + days * 24 * 60 * 60_000 + 60_000).toISOString()
    return /data-near="(\w+)">[^<]*\((in \d+ \w+)\)/
      .exec(panel([payment({ charges: [charge({ expires_at })] })]))
      ?.slice(1)
  }

  it("is colored the more the nearer it is", () => {
    expect(near(20)).toEqual(["far", "in 20 days"])
    expect(near(5)).toEqual(["near", "in 5 days"])
    expect(near(1)).toEqual(["close", "in 24 hours"])
  })
})
