import { hasAmazonPay, isUnpaid } from "./has-amazon-pay"

const paidWith = (provider_id: string) => ({ payment_collections: [{ payments: [{ provider_id }] }] })

describe("hasAmazonPay", () => {
  it("finds a payment of any Amazon Pay account", () => {
    expect(hasAmazonPay(paidWith("pp_amazon-pay_jp"))).toBe(true)
    expect(hasAmazonPay(paidWith("pp_amazon-pay"))).toBe(true)
  })

  it("finds a payment session that has not become a payment", () => {
    const payment_sessions = [{ provider_id: "pp_system_default" }, { provider_id: "pp_amazon-pay_jp" }]
    expect(hasAmazonPay({ payment_collections: [{}, { payments: [], payment_sessions }] })).toBe(true)
  })

  it.each(["pp_system_default", "pp_stripe_stripe", "pp_amazon-payments_x"])("leaves %s alone", (providerId) => {
    expect(hasAmazonPay(paidWith(providerId))).toBe(false)
  })

  it("is false for an order without payment collections", () => {
    expect(hasAmazonPay({})).toBe(false)
    expect(hasAmazonPay({ payment_collections: null })).toBe(false)
  })
})

describe("isUnpaid", () => {
  it("is true of an order whose collection has neither a payment nor a session", () => {
    expect(isUnpaid({ payment_collections: [{ payments: [], payment_sessions: null }] })).toBe(true)
  })

  it("is false of one that is paid otherwise, or has nothing to pay", () => {
    expect(isUnpaid(paidWith("pp_system_default"))).toBe(false)
    expect(isUnpaid({ payment_collections: [] })).toBe(false)
    expect(isUnpaid({})).toBe(false)
  })
})
