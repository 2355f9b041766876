import { CartButton } from "../amazon-pay/cart-button"
import { FailureNotice } from "../amazon-pay/failure-notice"
import { useCart } from "../cart/cart"
import { CartLines } from "../cart/cart-lines"
import { CartTotals } from "../cart/cart-totals"
import { subscriptionLine } from "../cart/subscription-line"
import type { Cart } from "../cart/store-carts"
import { EmptyCart } from "../components/empty-cart"
import { LoadFailure } from "../components/load-failure"
import { Loading } from "../components/loading"
import { PageTitle } from "../components/page-title"
import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"

/** @param props.failureCode why the shopper is back from Amazon Pay, if so */
export function CartPage({ failureCode }: { failureCode: string | null }) {
  const { texts } = useLanguage()
  const { cart, refresh } = useCart()
  const filled = cart.state === "ready" && cart.cart?.items?.length ? cart.cart : null
  return (
    <>
      <PageTitle name={texts.cartTitle} />
      {failureCode !== null && <FailureNotice code={failureCode} cart={filled} />}
      {cart.state === "loading" && <Loading>{texts.loading}</Loading>}
      {cart.state === "failed" && <LoadFailure onRetry={() => void refresh()} />}
      {cart.state === "ready" && (filled ? <FullCart cart={filled} /> : <EmptyCart />)}
    </>
  )
}

function FullCart({ cart }: { cart: Cart }) {
  const { texts } = useLanguage()
  return (
    <div className="split">
      <section className="panel">
        <CartLines cart={cart} />
        <Link className="text-link" href="/">
          {texts.continueShopping}
        </Link>
      </section>
      <aside className="panel summary" aria-labelledby="summary-title">
        <h2 id="summary-title">{texts.summary}</h2>
        <CartTotals cart={cart} />
        <CartButton cart={cart} placement="Cart" flow="review" />
        <p className="hint">{texts.amazonPayHint}</p>
        {!subscriptionLine(cart) && (
          <>
            <p className="or">
              <span>{texts.or}</span>
            </p>
            <Link className="button button-quiet" href="/checkout">
              {texts.toCheckout}
            </Link>
          </>
        )}
      </aside>
    </div>
  )
}
