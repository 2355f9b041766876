import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react"
import { CartButton } from "../amazon-pay/cart-button"
import { lineTitle } from "../components/order-lines"
import { ProductArt } from "../components/product-art"
import { formatPrice } from "../i18n/format-price"
import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"
import { useCart } from "./cart"
import { CartTotals } from "./cart-totals"
import type { Cart } from "./store-carts"

const MiniCartContext = createContext<{ open: () => void } | null>(null)

/** Lets the pages show the cart beside themselves, from where one can buy at once. */
export function MiniCartProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false)
  const open = useCallback(() => setShown(true), [])
  const value = useMemo(() => ({ open }), [open])
  return (
    <MiniCartContext.Provider value={value}>
      {children}
      {shown && <MiniCart onClose={() => setShown(false)} />}
    </MiniCartContext.Provider>
  )
}

export function useMiniCart() {
  const value = useContext(MiniCartContext)
  if (value === null) throw new Error("useMiniCart is for components within MiniCartProvider.")
  return value
}

function MiniCart({ onClose }: { onClose: () => void }) {
  const { texts } = useLanguage()
  const { cart } = useCart()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="mini-cart"
      aria-labelledby="mini-cart-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose() // beside the panel
      }}
    >
      <div className="mini-cart-panel">
        <header>
          <h2 id="mini-cart-title">{texts.added}</h2>
          <button type="button" className="text-button" onClick={onClose}>
            {texts.close}
          </button>
        </header>
        {cart.state === "ready" && cart.cart !== null && <Contents cart={cart.cart} onClose={onClose} />}
      </div>
    </dialog>
  )
}

function Contents({ cart, onClose }: { cart: Cart; onClose: () => void }) {
  const { texts, language } = useLanguage()
  return (
    <>
      <ul className="mini-cart-lines">
        {(cart.items ?? []).map((line) => (
          <li key={line.id}>
            <ProductArt handle={line.product_handle} />
            <span>
              {lineTitle(language, line)} <span className="muted">× {line.quantity}</span>
            </span>
            <span>{formatPrice(line.unit_price * line.quantity, cart.currency_code)}</span>
          </li>
        ))}
      </ul>
      <CartTotals cart={cart} />
      <CartButton cart={cart} placement="Cart" flow="review" />
      <p className="hint">{texts.amazonPayHint}</p>
      <Link className="button button-quiet" href="/cart" onClick={onClose}>
        {texts.toCart}
      </Link>
    </>
  )
}
