import { renderToStaticMarkup } from "react-dom/server"

import { renderInDashboard } from "../test/dashboard"
import { recurringCharge } from "../test/payment"
import { OrderWidget } from "./order-widget"

const order = (provider_id: string) => ({ id: "order_01", payment_collections: [{ payments: [{ provider_id }] }] })

const unpaid = { id: "order_01", payment_collections: [{ payments: [] }] }
const answer = (...recurring_charges: unknown[]) => ({
  amazon_pay: { address_edited: false, payments: [], recurring_charges },
})

describe("the order widget", () => {
  it("shows nothing on an order paid otherwise, not even needing a query client to ask with", () => {
    expect(renderToStaticMarkup(<OrderWidget data={order("pp_system_default")} />)).toBe("")
  })

  it("shows the panel on an order paid with Amazon Pay", () => {
    const html = renderInDashboard(<OrderWidget data={order("pp_amazon-pay_jp")} />)
    expect(html).toContain('data-testid="amazon-pay-panel"')
    expect(html).toContain('data-testid="amazon-pay-loading"')
  })

  it("shows the panel on an order that Amazon declined to charge, which has no payment", () => {
    const charge = recurringCharge({ outcome: "payment_method_needed" })
    const html = renderInDashboard(<OrderWidget data={unpaid} />, { answer: answer(charge) })
    expect(html).toContain('data-testid="amazon-pay-recurring-charge"')
  })

  it("shows nothing on another unpaid order, nor while it is not known which it is", () => {
    expect(renderInDashboard(<OrderWidget data={unpaid} />, { answer: answer() })).toBe("")
    expect(renderInDashboard(<OrderWidget data={unpaid} />)).toBe("")
  })
})
