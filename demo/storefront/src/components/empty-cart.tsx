import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"

export function EmptyCart() {
  const { texts } = useLanguage()
  return (
    <div className="empty">
      <p>{texts.cartEmpty}</p>
      <Link className="button button-primary" href="/">
        {texts.continueShopping}
      </Link>
    </div>
  )
}
