import { failureText } from "medusa-payment-amazon-pay-storefront"
import type { Cart } from "../cart/store-carts"
import { Notice } from "../components/notice"
import { unbroken } from "../components/unbroken"
import { useLanguage } from "../i18n/language"
import { CartButton } from "./cart-button"
import { ShortLines } from "./short-lines"

interface Props {
  code: string
  /** What is to be bought, once it is known. */
  cart: Cart | null
}

/** Why the shopper is back without an order, in words of the plugin's own table, and what to do next. */
export function FailureNotice({ code, cart }: Props) {
  const { texts, language } = useLanguage()
  const { message, remedy } = failureText(code, language)
  return (
    <Notice tone={code === "buyer_canceled" ? "plain" : "problem"} title={texts.failureTitle}>
      <p data-failure={code}>{unbroken(message)}</p>
      {cart !== null &&
        (code === "out_of_stock" ? (
          <ShortLines cart={cart} />
        ) : (
          remedy !== "other_method" && <CartButton cart={cart} placement="Cart" flow="review" />
        ))}
    </Notice>
  )
}
