import { BusyButton } from "../components/busy-button"
import { Notice } from "../components/notice"
import { useLanguage } from "../i18n/language"
import { useTask } from "../shop/use-task"
import { useCart } from "./cart"
import { useMiniCart } from "./mini-cart"

interface Props {
  variantId: string
  quantity: number
  kind: "primary" | "quiet"
}

/** Puts a product into the cart, and shows the cart. */
export function AddButton({ variantId, quantity, kind }: Props) {
  const { texts } = useLanguage()
  const { add } = useCart()
  const { open } = useMiniCart()
  const { busy, failed, run } = useTask()
  return (
    <>
      <BusyButton
        type="button"
        className={`button button-${kind}`}
        busy={busy}
        busyText={texts.adding}
        onClick={() => void run(() => add(variantId, quantity).then(open))}
      >
        {texts.addToCart}
      </BusyButton>
      {failed && <Notice tone="problem">{texts.cartFailed}</Notice>}
    </>
  )
}
