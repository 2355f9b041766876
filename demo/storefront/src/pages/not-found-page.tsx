import { PageTitle } from "../components/page-title"
import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"

export function NotFoundPage() {
  const { texts } = useLanguage()
  return (
    <div className="empty">
      <PageTitle name={texts.notFoundTitle} />
      <p>{texts.notFound}</p>
      <Link className="button button-primary" href="/">
        {texts.backToShop}
      </Link>
    </div>
  )
}
