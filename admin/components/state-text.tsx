import { usePanelText } from "../hooks/use-panel-text"
import type { StateView } from "../lib/state-view"

/** A state within a line. */
export function StateText({ view }: { view: StateView }) {
  const { t } = usePanelText()
  return "label" in view ? t(view.label) : view.name
}
