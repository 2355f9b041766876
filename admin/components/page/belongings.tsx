import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import { usePanelText } from "../../hooks/use-panel-text"
import { CopyableId } from "../copyable-id"

interface BelongingsProps {
  order_id: string | null
  display_id: string | null
  cart_id: string | null
  customer_id?: string | null
}

/** The order, customer or cart in Medusa to which something of Amazon's belongs; and if to none, that. */
export function Belongings({ order_id, display_id, cart_id, customer_id = null }: BelongingsProps) {
  const { t } = usePanelText()
  const isNobodys = order_id === null && customer_id === null && cart_id === null

  return (
    <div className="flex flex-wrap items-center gap-2">
      {order_id !== null && (
        <Button size="small" variant="secondary" asChild>
          <Link to={`/orders/${order_id}`} data-testid="amazon-pay-to-order">
            {t("amazonPay.page.order", { number: display_id ?? order_id })}
          </Link>
        </Button>
      )}
      {customer_id !== null && (
        <Button size="small" variant="secondary" asChild>
          <Link to={`/customers/${customer_id}`} data-testid="amazon-pay-to-customer">
            {t("amazonPay.page.customer")}
          </Link>
        </Button>
      )}
      {order_id === null && cart_id !== null && (
        <div data-testid="amazon-pay-cart">
          <Text size="small">{t("amazonPay.page.cart")}</Text>
          <CopyableId id={cart_id} />
        </div>
      )}
      {isNobodys && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("amazonPay.page.nobodys")}
        </Text>
      )}
    </div>
  )
}
