import { AmazonPayButton } from "medusa-payment-amazon-pay-storefront/react"
import { ForMembers } from "../account/for-members"
import type { Cart } from "../cart/store-carts"
import { subscriptionLine } from "../cart/subscription-line"
import { LoadFailure } from "../components/load-failure"
import { Loading } from "../components/loading"
import { Notice } from "../components/notice"
import { unbroken } from "../components/unbroken"
import { useLanguage } from "../i18n/language"
import { ScriptBlocked } from "./script-blocked"
import { useButton, type ButtonPlace } from "./use-button"

/** The Amazon Pay button for what is in the cart, or why there is none. */
export function CartButton(props: { cart: Cart } & ButtonPlace) {
  const button = <Button {...props} />
  return subscriptionLine(props.cart) ? <ForMembers>{button}</ForMembers> : button
}

function Button({ cart, ...place }: { cart: Cart } & ButtonPlace) {
  const { texts } = useLanguage()
  const [loaded, again] = useButton(cart, place)
  switch (loaded.state) {
    case "loading":
      return (
        <div className="amazon-pay">
          <Loading>{texts.amazonPayLoading}</Loading>
        </div>
      )
    case "failed":
      return <LoadFailure onRetry={again} />
    case "ready":
      if (!loaded.value.available) return <Notice tone="plain">{unbroken(loaded.value.message)}</Notice>
      return <AmazonPayButton className="amazon-pay" button={loaded.value} fallback={<ScriptBlocked />} />
  }
}
