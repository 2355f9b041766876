import { renderToStaticMarkup } from "react-dom/server"

import { renderInDashboard } from "../test/dashboard"
import { OrderWidget } from "./order-widget"

const order = (provider_id: string) => ({ id: "order_01", payment_collections: [{ payments: [{ provider_id }] }] })

describe("the order widget", () => {
  it("shows nothing on an order paid otherwise, not even needing a query client to ask with", () => {
    expect(renderToStaticMarkup(<OrderWidget data={order("pp_system_default")} />)).toBe("")
  })

  it("shows the panel on an order paid with Amazon Pay", () => {
    const html = renderInDashboard(<OrderWidget data={order("pp_amazon-pay_jp")} />)
    expect(html).toContain('data-testid="amazon-pay-panel"')
    expect(html).toContain('data-testid="amazon-pay-loading"')
  })
})
