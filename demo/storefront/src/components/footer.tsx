import { useLanguage } from "../i18n/language"

export function Footer() {
  const { texts } = useLanguage()
  return (
    <footer className="footer">
      <p className="footer-name">{texts.shopName}</p>
      <p>{texts.footer}</p>
    </footer>
  )
}
