import { failureText } from "medusa-payment-amazon-pay-storefront"
import { useAmazonPayCheckout } from "medusa-payment-amazon-pay-storefront/react"
import { useEffect } from "react"
import { useCart } from "../cart/cart"
import { Loading } from "../components/loading"
import { PageTitle } from "../components/page-title"
import { useLanguage } from "../i18n/language"
import { AlreadyPlaced } from "../review/already-placed"
import { problemText } from "../review/problem-text"
import { Review } from "../review/review"
import { ReviewFailure } from "../review/review-failure"
import { useShop } from "../shop/shop"

interface Props {
  cartId: string
  checkoutSessionId: string
}

/** 注文確認: where Amazon sends the shopper back to. Amazon Pay is chosen by now, so no other way to pay is offered. */
export function ReviewPage({ cartId, checkoutSessionId }: Props) {
  const { texts, language } = useLanguage()
  const { amazonPay } = useShop()
  const { cart, adopt, refresh } = useCart()
  const checkout = useAmazonPayCheckout({ client: amazonPay, checkoutSessionId, cartId })
  useEffect(() => adopt(cartId), [adopt, cartId])

  if (checkout.state === "failed") {
    const message = checkout.error === null ? texts.loadFailed : problemText(checkout.error, language)
    return <ReviewFailure message={message} onRetry={() => void checkout.reload()} />
  }
  if (cart.state === "ready" && cart.cart === null && checkout.session !== null) {
    return checkout.session.state === "Completed" ? (
      <AlreadyPlaced />
    ) : (
      <ReviewFailure message={failureText("session_gone", language).message} onRetry={() => void checkout.reload()} />
    )
  }
  if (cart.state === "failed") return <ReviewFailure message={texts.loadFailed} onRetry={() => void refresh()} />
  if (cart.state === "ready" && cart.cart !== null && cart.cart.id === cartId && checkout.session !== null) {
    return <Review cart={cart.cart} checkout={checkout} session={checkout.session} />
  }
  return (
    <>
      <PageTitle name={texts.reviewTitle} />
      <Loading>{texts.reviewLoading}</Loading>
    </>
  )
}
