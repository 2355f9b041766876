import { Notice } from "../components/notice"
import { PageTitle } from "../components/page-title"
import { unbroken } from "../components/unbroken"
import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"

interface Props {
  /** Why the review cannot be shown. */
  message: string
  onRetry: () => void
}

/** Where to go on from when there is nothing to review. The cart is as it was. */
export function ReviewFailure({ message, onRetry }: Props) {
  const { texts } = useLanguage()
  return (
    <div className="narrow stack">
      <PageTitle name={texts.reviewFailedTitle} />
      <Notice tone="problem">{unbroken(message)}</Notice>
      <div className="actions">
        <Link className="button button-primary" href="/cart">
          {texts.backToCart}
        </Link>
        <button type="button" className="button button-quiet" onClick={onRetry}>
          {texts.tryAgain}
        </button>
      </div>
    </div>
  )
}
