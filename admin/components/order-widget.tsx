import { hasAmazonPay, type OrderWithPayments } from "../lib/has-amazon-pay"
import { OrderPanel } from "./order-panel"

interface OrderWidgetProps {
  /** Medusa's order as the dashboard's order page holds it. */
  data: OrderWithPayments & { id: string }
}

/** Nothing at all, and no request, on orders that were not paid with Amazon Pay. */
export function OrderWidget({ data }: OrderWidgetProps) {
  return hasAmazonPay(data) ? <OrderPanel orderId={data.id} /> : null
}
