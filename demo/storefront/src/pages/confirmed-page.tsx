import type { HttpTypes } from "@medusajs/types"
import { useCallback, useEffect } from "react"
import { useCart } from "../cart/cart"
import { AddressView } from "../components/address-view"
import { Facts } from "../components/facts"
import { LoadFailure } from "../components/load-failure"
import { Loading } from "../components/loading"
import { OrderLines } from "../components/order-lines"
import { PageTitle } from "../components/page-title"
import { Totals } from "../components/totals"
import { formatDate } from "../i18n/format-date"
import { useLanguage } from "../i18n/language"
import { shippingText } from "../i18n/product-text"
import { Link } from "../routing/link"
import { useShop } from "../shop/shop"
import { useLoaded } from "../shop/use-loaded"

type Order = HttpTypes.StoreOrder

/** 注文完了. It only looks at the order: reloading it, or coming back to it, changes nothing. */
export function ConfirmedPage({ orderId }: { orderId: string }) {
  const { texts } = useLanguage()
  const { sdk } = useShop()
  const { refresh } = useCart()
  const load = useCallback(
    async () => (await sdk.store.order.retrieve(orderId, { fields: "+payment_status" })).order,
    [sdk, orderId],
  )
  const [order, again] = useLoaded(load)
  // The cart was bought; a new one that the shopper has begun meanwhile stays.
  useEffect(() => void refresh(), [refresh])
  if (order.state === "loading") return <Loading>{texts.orderLoading}</Loading>
  if (order.state === "failed") return <LoadFailure onRetry={again} />
  return <Confirmed order={order.value} />
}

function Confirmed({ order }: { order: Order }) {
  const { texts, language } = useLanguage()
  const { config } = useShop()
  const [method] = order.shipping_methods ?? []
  const shipped = (order.items ?? []).some((line) => line.requires_shipping)
  return (
    <div className="narrow stack">
      <header className="thanks">
        <span className="thanks-mark" aria-hidden="true" />
        <PageTitle name={texts.confirmedTitle} />
        <p>{order.payment_status === "awaiting" ? texts.confirmedPending : texts.confirmedLead}</p>
        <p className="order-number">
          {texts.orderNumber} <strong data-testid="order-number">{order.display_id}</strong>
        </p>
      </header>
      <section className="panel" aria-labelledby="lines-title">
        <h2 id="lines-title">{texts.orderLines}</h2>
        <OrderLines lines={order.items ?? []} currencyCode={order.currency_code} />
        <Totals
          currencyCode={order.currency_code}
          subtotal={order.item_total}
          shipping={shipped ? order.shipping_total : texts.noShipping}
          total={order.total}
        />
      </section>
      <section className="panel" aria-label={texts.confirmedTitle}>
        <Facts
          facts={[
            [texts.orderDate, formatDate(language, String(order.created_at), "Asia/Tokyo")],
            [texts.paymentMethod, "Amazon\u00a0Pay"],
            ...(shipped && method ? [[texts.shippingMethod, shippingText(language, method.name)] as const] : []),
            [texts.mailTo, order.email ?? ""],
          ]}
        />
      </section>
      {shipped && order.shipping_address && (
        <section className="panel" aria-labelledby="address-title">
          <h2 id="address-title">{texts.shippingAddress}</h2>
          <AddressView address={order.shipping_address} />
        </section>
      )}
      <section className="panel" aria-labelledby="next-title">
        <h2 id="next-title">{texts.next}</h2>
        <ol className="next">
          {(shipped ? texts.nextSteps : texts.nextSteps.slice(1)).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      {config.dashboardUrl !== null && (
        <p className="demo-note">
          {texts.demoDashboard} <a href={`${config.dashboardUrl}/orders/${order.id}`}>{texts.openDashboard}</a>
        </p>
      )}
      <Link className="button button-quiet" href="/">
        {texts.backToShop}
      </Link>
    </div>
  )
}
