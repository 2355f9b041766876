import { AmazonPayRequestError, type AmazonPayCheckoutSession } from "medusa-payment-amazon-pay-storefront"
import type { AmazonPayCheckout } from "medusa-payment-amazon-pay-storefront/react"
import { ShortLines } from "../amazon-pay/short-lines"
import { useCart } from "../cart/cart"
import { CartTotals } from "../cart/cart-totals"
import { needsShipping } from "../cart/needs-shipping"
import { ShippingChoice } from "../cart/shipping-choice"
import type { Cart } from "../cart/store-carts"
import { AddressView } from "../components/address-view"
import { Notice } from "../components/notice"
import { OrderLines } from "../components/order-lines"
import { PageTitle } from "../components/page-title"
import { unbroken } from "../components/unbroken"
import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"
import { ChangeButton } from "./change-button"
import { Conditions } from "./conditions"
import { ImportAgain } from "./import-again"
import { MissingDetails } from "./missing-details"
import { PlaceOrder } from "./place-order"
import { problemText } from "./problem-text"
import { RecurringTerms } from "./recurring-terms"
import { Section } from "./section"

interface Props {
  cart: Cart
  checkout: AmazonPayCheckout
  session: AmazonPayCheckoutSession
}

export function Review({ cart, checkout, session }: Props) {
  const { texts, language } = useLanguage()
  const { refresh } = useCart()
  const shipped = needsShipping(cart)
  const missing = session.missing_fields
  const problem = checkout.error ? problemText(checkout.error, language) : (session.error?.message ?? null)
  const code = checkout.error instanceof AmazonPayRequestError ? checkout.error.code : session.error?.code
  // Goods that came into a cart of downloads need a new checkout: Amazon asked its buyer for no address.
  const canImport =
    code === "address_changed" || (code === "cart_changed" && !(shipped && session.product_type === "PayOnly"))
  const blocked = missing.length > 0 || canImport || (shipped && (cart.shipping_methods ?? []).length === 0)
  return (
    <>
      <PageTitle name={texts.reviewTitle} />
      <p className="lead">{texts.reviewLead}</p>
      {problem !== null && (
        <Notice tone="problem" title={texts.failureTitle}>
          {unbroken(problem)}
          {code === "out_of_stock" && <ShortLines cart={cart} />}
          {canImport && <ImportAgain importBuyer={() => checkout.importBuyer().then(refresh)} />}
        </Notice>
      )}
      <div className="split">
        <div className="stack">
          {missing.length > 0 && (
            <MissingDetails fields={missing} onSave={(details) => checkout.addDetails(details).then(refresh)} />
          )}
          {shipped && session.product_type !== "PayOnly" && (
            <Section title={texts.shippingAddress} action={<ChangeButton session={session} what="changeAddress" />}>
              {session.shipping_address && <AddressView address={session.shipping_address} />}
            </Section>
          )}
          <Section title={texts.paymentMethod} action={<ChangeButton session={session} what="changePayment" />}>
            <p className="unbroken" data-testid="payment-descriptor">
              {session.payment_descriptor}
            </p>
          </Section>
          {shipped && (
            <Section title={texts.shippingMethod}>
              <ShippingChoice cart={cart} />
            </Section>
          )}
          <Section title={texts.orderLines}>
            <OrderLines lines={cart.items ?? []} currencyCode={cart.currency_code} />
          </Section>
          {session.recurring === null ? (
            <Conditions shipped={shipped} />
          ) : (
            <RecurringTerms recurring={session.recurring} cart={cart} paymentDescriptor={session.payment_descriptor} />
          )}
        </div>
        <aside className="panel summary" aria-label={texts.summary}>
          <h2>{texts.summary}</h2>
          <CartTotals cart={cart} />
          <PlaceOrder
            cart={cart}
            blocked={blocked}
            confirming={checkout.confirming}
            confirm={() => checkout.confirm()}
          />
          <Link className="text-link" href="/cart">
            {texts.backToCart}
          </Link>
        </aside>
      </div>
    </>
  )
}
