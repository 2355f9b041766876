import { useCart } from "../cart/cart"
import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"
import { LanguageSwitch } from "./language-switch"
import { BeanMark, CartIcon, PersonIcon } from "./icons"

export function Header() {
  const { texts } = useLanguage()
  return (
    <header className="header">
      <a className="skip" href="#content">
        {texts.skipToContent}
      </a>
      <Link className="brand" href="/">
        <BeanMark />
        <span>{texts.shopName}</span>
      </Link>
      <LanguageSwitch />
      <Link className="cart-link" href="/mypage">
        <PersonIcon />
        <span className="cart-link-text">{texts.myPage}</span>
      </Link>
      <CartLink />
    </header>
  )
}

function CartLink() {
  const { texts } = useLanguage()
  const { cart } = useCart()
  const lines = cart.state === "ready" ? (cart.cart?.items ?? []) : []
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <Link className="cart-link" href="/cart">
      <CartIcon />
      <span className="cart-link-text">{texts.cart}</span>
      {count > 0 && (
        <span className="badge">
          {count}
          <span className="hidden">{texts.items}</span>
        </span>
      )}
    </Link>
  )
}
