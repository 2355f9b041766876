import { useAmazonPayOrder } from "../hooks/use-amazon-pay-order"
import { hasAmazonPay, isUnpaid, type OrderWithPayments } from "../lib/has-amazon-pay"
import { OrderPanel } from "./order-panel"

interface OrderWidgetProps {
  /** Medusa's order as the dashboard's order page holds it. */
  data: OrderWithPayments & { id: string }
}

/** Nothing at all, and no request, on orders that were paid otherwise. */
export function OrderWidget({ data }: OrderWidgetProps) {
  if (hasAmazonPay(data)) return <OrderPanel orderId={data.id} />
  return isUnpaid(data) ? <UnpaidRenewal orderId={data.id} /> : null
}

/** The panel of an order that Amazon declined to charge. Other unpaid orders cost a request, and show nothing. */
function UnpaidRenewal({ orderId }: { orderId: string }) {
  const order = useAmazonPayOrder(orderId)
  return order.data?.amazon_pay.recurring_charges.length ? <OrderPanel orderId={orderId} /> : null
}
