import type { Attention, AuthorizationView, SearchResult } from "../../../src/workflows/dashboard/types"
import { attentionKey, AUTHORIZATIONS_KEY, searchKey } from "../../hooks/dashboard-keys"
import { renderInDashboard } from "../../test/dashboard"
import { warning } from "../../test/payment"
import { AmazonPayPage } from "./amazon-pay-page"
import { SearchResults } from "./search-results"

const found = (changes: Partial<SearchResult> = {}): SearchResult => ({
  object: "charge",
  id: "S03-1234567-1234567-C064126",
  provider_id: "pp_amazon-pay_jp",
  state: "Captured",
  amount: "2500",
  currency_code: "JPY",
  order_id: "order_01",
  display_id: "7",
  cart_id: null,
  customer_id: null,
  type: null,
  ...changes,
})

const attention = (changes: Partial<Attention> = {}): Attention => ({
  ...warning(),
  provider_id: "pp_amazon-pay_jp",
  order_id: "order_01",
  display_id: "7",
  charge_permission_id: null,
  cart_id: null,
  ...changes,
})

const authorization = (changes: Partial<AuthorizationView> = {}): AuthorizationView => ({
  charge_id: "S03-1234567-1234567-C064126",
  provider_id: "pp_amazon-pay_jp",
  order_id: "order_01",
  display_id: "7",
  amount: "2500",
  currency_code: "JPY",
  reason_code: null,
  at: "2026-12-24T10:00:00Z",
  ...changes,
})

interface Known {
  warnings?: Attention[]
  counts?: object
  count?: number
  expiring?: AuthorizationView[]
  declined?: AuthorizationView[]
}

const page = ({ warnings = [], counts = {}, count = warnings.length, expiring = [], declined = [] }: Known = {}) =>
  renderInDashboard(<AmazonPayPage />, {
    answers: [
      [attentionKey(null, 0), { warnings, counts, count, limit: 10, offset: 0 }],
      [AUTHORIZATIONS_KEY, { expiring, declined }],
    ],
  })

const count = (html: string, testId: string) => html.split(`data-testid="${testId}"`).length - 1

describe("the page Amazon Pay", () => {
  it("says of each list that there is nothing in it", () => {
    const html = page()
    expect(count(html, "amazon-pay-empty")).toBe(3)
    expect(html).toContain("Nothing needs your attention.")
    expect(html).not.toContain("amazon-pay-pager")
  })

  it("waits for what it has asked, and asks for nothing that was not searched for", () => {
    const html = renderInDashboard(<AmazonPayPage />)
    expect(count(html, "amazon-pay-loading")).toBe(3)
  })

  it("searches for what its address says", () => {
    const q = "S03-1234567-1234567"
    const html = renderInDashboard(<AmazonPayPage />, {
      path: `/amazon-pay?q=${q}`,
      answers: [[searchKey(q), { results: [found()] }]],
    })
    expect(html).toContain(`value="${q}"`)
    expect(count(html, "amazon-pay-search-result")).toBe(1)
  })

  it("leads from a warning to its order, and lets only what stays be put away", () => {
    const html = page({ warnings: [attention(), attention({ id: "2", dismissible: true })] })
    expect(html.match(/href="\/orders\/order_01"/g)).toHaveLength(2)
    expect(count(html, "amazon-pay-dismiss")).toBe(1)
  })

  it("names the cart of a payment that no order came of", () => {
    const html = page({ warnings: [attention({ order_id: null, display_id: null, cart_id: "cart_01" })] })
    expect(html).toContain("cart_01")
    expect(html).not.toContain("/orders/")
  })

  it("counts the kinds, where there is more than one", () => {
    const warnings = [attention()]
    expect(page({ warnings, counts: { refund_owed: 1 } })).not.toContain("amazon-pay-attention-filter")
    const html = page({ warnings, counts: { refund_owed: 3, chargeback: 1 }, count: 4 })
    expect(html).toMatch(/aria-pressed="true"[^>]*>All 4</)
    expect(html).toMatch(/aria-pressed="false"[^>]*>Payment disputed 1</)
  })

  it("pages through what does not fit", () => {
    const html = page({ warnings: [attention()], counts: { refund_owed: 23 }, count: 23 })
    expect(html).toContain("1–10 of 23")
  })

  it("shows authorizations that end soon, and why others were declined", () => {
    const html = page({
      expiring: [authorization()],
      declined: [authorization({ charge_id: null, reason_code: "HardDeclined" })],
    })
    expect(count(html, "amazon-pay-authorization")).toBe(2)
    expect(html).toContain("Declined for good.")
    expect(html).not.toContain("null")
  })

  it("shows ten of many at first", () => {
    const html = page({ declined: Array.from({ length: 12 }, () => authorization()) })
    expect(count(html, "amazon-pay-authorization")).toBe(10)
    expect(html).toContain("Show all 12")
  })
})

describe("what a search found", () => {
  const results = (...all: SearchResult[]) => renderInDashboard(<SearchResults q="X" results={all} />)

  it("has its state in words, its amount and its order", () => {
    const html = results(found())
    expect(html).toContain("Captured")
    expect(html).toContain("¥2,500")
    expect(html).toMatch(/href="\/orders\/order_01"[^>]*>Order #7</)
  })

  it("leads to the customer of an agreement, and to the cart of a checkout that became no order", () => {
    const none = { order_id: null, display_id: null }
    const html = results(
      found({ object: "charge_permission", type: "Recurring", customer_id: "cus_01" }),
      found({ ...none, object: "checkout_session", id: "2", state: "Open", amount: null, cart_id: "cart_01" }),
    )
    expect(html).toContain('href="/customers/cus_01"')
    expect(html).toContain("Recurring payment")
    expect(html).toContain("cart_01")
  })

  it("says so if it belongs to nothing here", () => {
    const html = results(found({ object: "notification", state: "unknown_permission", order_id: null }))
    expect(html).toContain("Belongs to no order in this store.")
  })

  it("shows a state that is newer than this panel by its own name", () => {
    expect(results(found({ state: "Postponed" }))).toContain("Postponed")
  })

  it("is told to have been nothing, with what may be wrong", () => {
    expect(results()).toContain("Nothing was found for “X”.")
    expect(renderInDashboard(<SearchResults q="X" results={[]} />, { language: "ja" })).toContain("一致するもの")
  })
})
