import { listFreshShippingOptions, retrieveFreshCart } from "@lib/data/amazon-pay"
import AmazonPayReview from "@modules/amazon-pay/review"
import { texts } from "@modules/amazon-pay/texts"
import CheckoutSummary from "@modules/checkout/templates/checkout-summary"
import { Metadata } from "next"
import { notFound } from "next/navigation"

export const metadata: Metadata = {
  title: texts.title,
  // The ids in the address are nobody else's business.
  referrer: "strict-origin-when-cross-origin",
}

type ReviewPageProps = {
  searchParams: Promise<{ cart_id?: string; checkout_session_id?: string }>
}

/** `storefront.reviewUrl`. It works with the ids in its address: the shopper comes from Amazon, without cookies. */
export default async function ReviewPage({ searchParams }: ReviewPageProps) {
  const { cart_id: cartId, checkout_session_id: checkoutSessionId } = await searchParams
  if (!cartId || !checkoutSessionId) return notFound()
  const [cart, shippingOptions] = await Promise.all([retrieveFreshCart(cartId), listFreshShippingOptions(cartId)])
  if (!cart) return notFound()

  return (
    <div className="grid grid-cols-1 small:grid-cols-[1fr_416px] content-container gap-x-40 py-12">
      <AmazonPayReview cart={cart} shippingOptions={shippingOptions} checkoutSessionId={checkoutSessionId} />
      <CheckoutSummary cart={cart} />
    </div>
  )
}
