import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"

export function Footer() {
  const { texts } = useLanguage()
  return (
    <footer className="footer">
      <p className="footer-name">{texts.shopName}</p>
      <p>{texts.footer}</p>
      <nav className="footer-links" aria-label={texts.legal}>
        <Link href="/legal">{texts.legal}</Link>
        <Link href="/legal#privacy">{texts.privacy}</Link>
        <Link href="/legal#terms">{texts.terms}</Link>
      </nav>
    </footer>
  )
}
