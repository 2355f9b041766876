import { AMAZON_PAY_LANGUAGE } from "@lib/amazon-pay"
import LocalizedClientLink from "@modules/common/components/localized-client-link"
import { failureText } from "medusa-payment-amazon-pay-storefront"
import { texts } from "./texts"

type NextStepProps = {
  code: string
  /** The cart's own page: it leads to the starter's checkout, the other pages lead to the cart. */
  isCart?: boolean
}

/** Whether Amazon's button helps after a failure. Where it does not, there is a NextStep. */
export const canRetry = (code: string) =>
  code !== "out_of_stock" && failureText(code, AMAZON_PAY_LANGUAGE).remedy !== "other_method"

/** Where the shopper goes on when another try with Amazon Pay does not help. */
export default function NextStep({ code, isCart = false }: NextStepProps) {
  if (canRetry(code)) return null
  const toCheckout = isCart && code !== "out_of_stock"
  return (
    <LocalizedClientLink href={toCheckout ? "/checkout?step=address" : "/cart"} className="underline">
      {toCheckout ? texts.toCheckout : texts.toCart}
    </LocalizedClientLink>
  )
}
