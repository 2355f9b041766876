import { hasAmazonPay, isUnpaid, type OrderWithPayments } from "./has-amazon-pay"
import { onDemand } from "./on-demand"
import { Waiting } from "./waiting"

interface OrderWidgetProps {
  /** Medusa's order as the dashboard's order page holds it. */
  data: OrderWithPayments & { id: string; email?: string | null; display_id?: number | null }
}

const OrderPart = onDemand(() => import("../parts/order-part"), <Waiting />)
const UnpaidOrderPart = onDemand(() => import("../parts/unpaid-order-part"))

/** Nothing at all, and no request, on orders that were paid otherwise. */
export function OrderWidget({ data }: OrderWidgetProps) {
  const { id, email, display_id } = data
  const order = { orderId: id, email, displayId: display_id == null ? null : String(display_id) }
  if (hasAmazonPay(data)) return <OrderPart {...order} />
  return isUnpaid(data) ? <UnpaidOrderPart {...order} /> : null
}
