import { Container } from "@medusajs/ui"

import { useAmazonPayOrder } from "../hooks/use-amazon-pay-order"
import { usePanelText } from "../hooks/use-panel-text"
import { useRefresh } from "../hooks/use-refresh"
import { AddressEdited } from "./address-edited"
import { LoadError } from "./load-error"
import { Loading } from "./loading"
import { PanelHeader } from "./panel-header"
import { PaymentList } from "./payment-list"
import { RecurringChargeRow } from "./recurring-charge-row"
import { RowList } from "./row-list"

interface OrderPanelProps {
  orderId: string
}

export function OrderPanel({ orderId }: OrderPanelProps) {
  const order = useAmazonPayOrder(orderId)
  const refresh = useRefresh(orderId)
  const { t } = usePanelText()
  const payments = order.data?.amazon_pay.payments
  const periods = order.data?.amazon_pay.recurring_charges ?? []

  return (
    <Container
      className="divide-y p-0"
      role="region"
      aria-labelledby="amazon-pay-title"
      aria-busy={order.isFetching || refresh.isPending}
      data-testid="amazon-pay-panel"
    >
      <PanelHeader
        sandbox={payments?.some(({ environment }) => environment === "sandbox") ?? false}
        canRefresh={payments !== undefined}
        isRefreshing={refresh.isPending}
        onRefresh={() => {
          refresh.mutate()
        }}
      />
      {order.isPending && <Loading />}
      {/* A failed look in the background keeps what is there: "last looked" tells how old it is. */}
      {order.isError && !payments && (
        <LoadError
          error={order.error}
          isRetrying={order.isFetching}
          onRetry={() => {
            void order.refetch()
          }}
        />
      )}
      {order.data?.amazon_pay.address_edited && <AddressEdited />}
      {periods.length > 0 && (
        <RowList title={t("amazonPay.recurringCharges")}>
          {periods.map((period) => (
            <RecurringChargeRow key={`${period.charge_permission_id} ${period.period}`} charge={period} />
          ))}
        </RowList>
      )}
      {payments && (payments.length > 0 || periods.length === 0) && (
        <PaymentList orderId={orderId} payments={payments} />
      )}
    </Container>
  )
}
