import { BusyButton } from "../components/busy-button"
import { useLanguage } from "../i18n/language"
import { useTask } from "../shop/use-task"

/** One press: the cart gets the address again that was chosen at Amazon. */
export function ImportAgain({ importBuyer }: { importBuyer: () => Promise<unknown> }) {
  const { texts } = useLanguage()
  const { busy, run } = useTask()
  return (
    <p className="actions">
      <BusyButton
        type="button"
        className="button button-small"
        data-testid="import-again"
        busy={busy}
        busyText={texts.saving}
        onClick={() => void run(importBuyer)}
      >
        {texts.importAgain}
      </BusyButton>
    </p>
  )
}
