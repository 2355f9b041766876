import type { OrderPanelProps } from "../components/order-panel"
import { onDemand } from "../entry/on-demand"
import { Waiting } from "../entry/waiting"
import { useAmazonPayOrder } from "../hooks/use-amazon-pay-order"

const OrderPart = onDemand(() => import("./order-part"), <Waiting />)

/** The panel of an order that Amazon declined to charge. Other unpaid orders cost a request, and show nothing. */
export default function UnpaidOrderPart(order: OrderPanelProps) {
  const { data } = useAmazonPayOrder(order.orderId)
  return data?.amazon_pay.recurring_charges.length ? <OrderPart {...order} /> : null
}
