import { defineWidgetConfig } from "@medusajs/admin-sdk"

import { OrderWidget } from "../../../admin/entry/order-widget"

// Medusa reads zone and id from this source text, so both must stay literals. The ".before" of the zone means nothing
// since Medusa 2.17 and is what older dashboards know; the id keeps the place the admin gives the panel.
export const config = defineWidgetConfig({
  zone: "order.details.side.before",
  id: "medusa-payment-amazon-pay:order",
})

export default OrderWidget
