import { Notice } from "../components/notice"
import { lineTitle } from "../components/order-lines"
import { ProductArt } from "../components/product-art"
import { QuantityStepper } from "../components/quantity-stepper"
import { formatPrice } from "../i18n/format-price"
import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"
import { useTask } from "../shop/use-task"
import { useCart } from "./cart"
import type { Cart } from "./store-carts"

/** What is in the cart, to be changed. */
export function CartLines({ cart }: { cart: Cart }) {
  const { texts, language } = useLanguage()
  const { setQuantity, remove } = useCart()
  const { busy, failed, run } = useTask()
  const change = (work: () => Promise<void>) => void run(work)
  return (
    <>
      {failed && <Notice tone="problem">{texts.cartFailed}</Notice>}
      <ul className="cart-lines" aria-busy={busy}>
        {(cart.items ?? []).map((line) => {
          const title = lineTitle(language, line)
          return (
            <li key={line.id}>
              <ProductArt handle={line.product_handle} />
              <div className="cart-line-text">
                <Link href={`/products/${line.product_handle ?? ""}`}>{title}</Link>
                <span className="muted">{formatPrice(line.unit_price, cart.currency_code)}</span>
              </div>
              <QuantityStepper
                title={title}
                quantity={line.quantity}
                busy={busy}
                onChange={(quantity) => change(() => setQuantity(line.id, quantity))}
              />
              <span className="cart-line-total">
                {formatPrice(line.unit_price * line.quantity, cart.currency_code)}
              </span>
              <button
                type="button"
                className="text-button"
                aria-label={texts.removeItem(title)}
                onClick={() => change(() => remove(line.id))}
              >
                {texts.remove}
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
