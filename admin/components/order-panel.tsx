import { Container } from "@medusajs/ui"

import { useAmazonPayOrder } from "../hooks/use-amazon-pay-order"
import { useRefresh } from "../hooks/use-refresh"
import { LoadError } from "./load-error"
import { Loading } from "./loading"
import { NotCurrent } from "./not-current"
import { OrderActions } from "./order-actions"
import { PanelHeader } from "./panel-header"

export interface OrderPanelProps {
  orderId: string
  /** The shopper's, for links that are sent to them. */
  email?: string | null
  /** The order's number. */
  displayId?: string | null
}

export function OrderPanel({ orderId, email = null, displayId = null }: OrderPanelProps) {
  const order = useAmazonPayOrder(orderId)
  const refresh = useRefresh(orderId)
  const panel = order.data?.amazon_pay
  const environments = [...new Set(panel?.payments.map(({ environment }) => environment))]

  return (
    <Container
      className="divide-y p-0"
      role="region"
      aria-labelledby="amazon-pay-title"
      aria-busy={order.isFetching || refresh.isPending}
      data-testid="amazon-pay-panel"
    >
      <PanelHeader
        environments={environments}
        canRefresh={panel !== undefined}
        isRefreshing={refresh.isPending}
        onRefresh={refresh.mutate}
      />
      {order.isPending && <Loading />}
      {order.isError && !panel && (
        <LoadError
          error={order.error}
          isRetrying={order.isFetching}
          onRetry={() => {
            void order.refetch()
          }}
        />
      )}
      {panel && (
        <>
          <NotCurrent
            look={panel.look}
            refresh={{ error: refresh.error, at: refresh.submittedAt }}
            readError={order.error}
          />
          <OrderActions
            orderId={orderId}
            panel={panel}
            email={email}
            displayId={displayId}
            isRefreshing={refresh.isPending}
            onRefresh={refresh.mutate}
          />
        </>
      )}
    </Container>
  )
}
