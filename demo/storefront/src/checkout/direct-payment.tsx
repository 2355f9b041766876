import { CartButton } from "../amazon-pay/cart-button"
import { CartTotals } from "../cart/cart-totals"
import { needsShipping } from "../cart/needs-shipping"
import { subscriptionLine } from "../cart/subscription-line"
import type { Cart } from "../cart/store-carts"
import { OrderLines } from "../components/order-lines"
import { useLanguage } from "../i18n/language"

/** The order as it will be paid, and the button that pays it at once. */
export function DirectPayment({ cart, ready }: { cart: Cart; ready: boolean }) {
  const { texts } = useLanguage()
  const payable = ready && (!needsShipping(cart) || (cart.shipping_methods ?? []).length > 0)
  return (
    <aside className="panel summary" aria-labelledby="payment-title">
      <h2 id="payment-title">{texts.orderLines}</h2>
      <OrderLines lines={cart.items ?? []} currencyCode={cart.currency_code} />
      <CartTotals cart={cart} />
      <h3>{texts.payNow}</h3>
      {subscriptionLine(cart) ? (
        <p className="hint">{texts.reviewFirst}</p>
      ) : payable ? (
        <>
          <p className="hint">{texts.payNowLead}</p>
          <CartButton key={cart.total} cart={cart} placement="Checkout" flow="direct" />
        </>
      ) : (
        <p className="hint">{texts.detailsFirst}</p>
      )}
    </aside>
  )
}
