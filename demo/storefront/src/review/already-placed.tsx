import { Notice } from "../components/notice"
import { PageTitle } from "../components/page-title"
import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"

/** The shopper came back to the review page of an order that was placed. */
export function AlreadyPlaced() {
  const { texts } = useLanguage()
  return (
    <div className="narrow stack">
      <PageTitle name={texts.alreadyPlacedTitle} />
      <Notice tone="good">{texts.alreadyPlaced}</Notice>
      <div className="actions">
        <Link className="button button-primary" href="/">
          {texts.backToShop}
        </Link>
      </div>
    </div>
  )
}
