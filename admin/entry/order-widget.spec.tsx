import { renderToStaticMarkup } from "react-dom/server"

import type { RecurringCharge } from "../lib/amazon-pay-order"
import UnpaidOrderPart from "../parts/unpaid-order-part"
import { renderInDashboard } from "../test/dashboard"
import { orderPanel, recurringCharge } from "../test/payment"
import { OrderWidget } from "./order-widget"

const order = (provider_id: string) => ({ id: "order_01", payment_collections: [{ payments: [{ provider_id }] }] })

const unpaid = { id: "order_01", payment_collections: [{ payments: [] }] }
const answer = (...recurring_charges: RecurringCharge[]) => ({
  amazon_pay: orderPanel({ payments: [], recurring_charges }),
})

describe("the order widget", () => {
  it("shows nothing on an order paid otherwise, not even needing a query client to ask with", () => {
    expect(renderToStaticMarkup(<OrderWidget data={order("pp_system_default")} />)).toBe("")
  })

  it("keeps the panel's place on an order paid with Amazon Pay while its code is on its way", () => {
    expect(renderInDashboard(<OrderWidget data={order("pp_amazon-pay_jp")} />)).toContain("amazon-pay-waiting")
  })

  it("shows nothing on another unpaid order while it is not known which it is", () => {
    expect(renderInDashboard(<OrderWidget data={unpaid} />)).not.toContain("amazon-pay")
  })
})

describe("an unpaid order", () => {
  it("has the panel if Amazon declined to charge it", () => {
    const charge = recurringCharge({ outcome: "payment_method_needed" })
    const html = renderInDashboard(<UnpaidOrderPart orderId="order_01" />, { answer: answer(charge) })
    expect(html).toContain("amazon-pay-waiting")
  })

  it("has none otherwise, nor while it is not known", () => {
    expect(renderInDashboard(<UnpaidOrderPart orderId="order_01" />, { answer: answer() })).toBe("")
    expect(renderInDashboard(<UnpaidOrderPart orderId="order_01" />)).toBe("")
  })
})
