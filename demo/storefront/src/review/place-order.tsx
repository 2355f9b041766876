import { BusyButton } from "../components/busy-button"
import { useLanguage } from "../i18n/language"

interface Props {
  /** Something is still missing for the order. */
  blocked: boolean
  /** The press was taken, until the page is left or it failed. */
  confirming: boolean
  confirm: () => Promise<void>
}

/** 「注文を確定する」: one press, of which the shopper sees that it was taken, and then Amazon's page. */
export function PlaceOrder({ blocked, confirming, confirm }: Props) {
  const { texts } = useLanguage()
  return (
    <div className="place-order">
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
