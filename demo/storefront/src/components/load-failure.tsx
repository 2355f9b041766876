import { useLanguage } from "../i18n/language"
import { Notice } from "./notice"

/** What could not be loaded, and a way to try again. */
export function LoadFailure({ onRetry }: { onRetry: () => void }) {
  const { texts } = useLanguage()
  return (
    <Notice tone="problem">
      <p>{texts.loadFailed}</p>
      <button type="button" className="button button-quiet" onClick={onRetry}>
        {texts.tryAgain}
      </button>
    </Notice>
  )
}
