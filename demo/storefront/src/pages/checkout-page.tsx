import { useState } from "react"
import { CartButton } from "../amazon-pay/cart-button"
import { useCart } from "../cart/cart"
import { needsShipping } from "../cart/needs-shipping"
import { ShippingChoice } from "../cart/shipping-choice"
import type { Cart } from "../cart/store-carts"
import { DetailsForm } from "../checkout/details-form"
import { DirectPayment } from "../checkout/direct-payment"
import { AddressView } from "../components/address-view"
import { EmptyCart } from "../components/empty-cart"
import { LoadFailure } from "../components/load-failure"
import { Loading } from "../components/loading"
import { PageTitle } from "../components/page-title"
import { useLanguage } from "../i18n/language"

/** For shoppers who enter their address here: then Amazon Pay is one more way to pay, and needs no review page. */
export function CheckoutPage() {
  const { texts } = useLanguage()
  const { cart, refresh } = useCart()
  return (
    <>
      <PageTitle name={texts.checkoutTitle} />
      {cart.state === "loading" && <Loading>{texts.loading}</Loading>}
      {cart.state === "failed" && <LoadFailure onRetry={() => void refresh()} />}
      {cart.state === "ready" && (cart.cart?.items?.length ? <Checkout cart={cart.cart} /> : <EmptyCart />)}
    </>
  )
}

function Checkout({ cart }: { cart: Cart }) {
  const { texts } = useLanguage()
  const [editing, setEditing] = useState(!isComplete(cart))
  const shipped = needsShipping(cart)
  return (
    <div className="split">
      <div className="stack">
        <section className="panel express" aria-labelledby="express-title">
          <h2 id="express-title">{texts.expressTitle}</h2>
          <p className="hint">{texts.expressLead}</p>
          <CartButton cart={cart} placement="Checkout" flow="review" />
        </section>
        <section className="panel" aria-labelledby="own-title">
          <h2 id="own-title">{texts.ownAddressTitle}</h2>
          {editing ? (
            <DetailsForm cart={cart} onSaved={() => setEditing(false)} />
          ) : (
            <div className="with-action">
              <div>
                <p>{cart.email}</p>
                {shipped && cart.shipping_address && <AddressView address={cart.shipping_address} />}
              </div>
              <button type="button" className="button button-small" onClick={() => setEditing(true)}>
                {texts.edit}
              </button>
            </div>
          )}
        </section>
        {shipped && !editing && (
          <section className="panel" aria-labelledby="shipping-title">
            <h2 id="shipping-title">{texts.stepShipping}</h2>
            <ShippingChoice cart={cart} />
          </section>
        )}
      </div>
      <DirectPayment cart={cart} ready={!editing} />
    </div>
  )
}

function isComplete(cart: Cart): boolean {
  const { email, shipping_address: address } = cart
  return Boolean(email) && (!needsShipping(cart) || Boolean(address?.address_1 && address.postal_code))
}
