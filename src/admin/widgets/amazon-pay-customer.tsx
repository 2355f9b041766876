import { defineWidgetConfig } from "@medusajs/admin-sdk"

import { CustomerWidget } from "../../../admin/entry/customer-widget"

// Literals, as in amazon-pay-order.tsx.
export const config = defineWidgetConfig({
  zone: "customer.details.after",
  id: "medusa-payment-amazon-pay:customer",
})

export default CustomerWidget
