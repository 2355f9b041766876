import type { Cart } from "../cart/store-carts"
import { BusyButton } from "../components/busy-button"
import { formatPrice } from "../i18n/format-price"
import { useLanguage } from "../i18n/language"

interface Props {
  cart: Cart
  /** Something is still missing for the order. */
  blocked: boolean
  /** The press was taken, until the page is left or it failed. */
  confirming: boolean
  confirm: () => Promise<void>
}

/** 「注文を確定する」: one press, of which the shopper sees that it was taken, and then Amazon's page. */
export function PlaceOrder({ cart, blocked, confirming, confirm }: Props) {
  const { texts } = useLanguage()
  return (
    <div className="place-order">
      <p className="place-order-total">
        {texts.total} <strong>{formatPrice(cart.total, cart.currency_code)}</strong>
      </p>
      <BusyButton
        type="button"
        className="button button-primary button-large"
        data-testid="place-order"
        disabled={blocked}
        busy={confirming}
        busyText={texts.placingOrder}
        onClick={() => void confirm()}
      >
        {texts.placeOrder}
      </BusyButton>
      <p className="hint" role="status">
        {confirming ? texts.orderTaken : texts.placeOrderNote}
      </p>
    </div>
  )
}
