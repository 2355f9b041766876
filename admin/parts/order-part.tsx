import { OrderPanel, type OrderPanelProps } from "../components/order-panel"
import { WithTexts } from "../components/with-texts"
import { useAmazonPayOrder } from "../hooks/use-amazon-pay-order"
import { PANEL_TEXTS } from "../i18n/bundles"

export default function OrderPart(order: OrderPanelProps) {
  // Asked while the words are on their way.
  useAmazonPayOrder(order.orderId)

  return (
    <WithTexts bundles={[PANEL_TEXTS]}>
      <OrderPanel {...order} />
    </WithTexts>
  )
}
