import type { Frequency } from "../../src/amazon/recurring/frequency"
import type { TranslationKey } from "./translation-key"

/** All that the panel needs to speak the admin's language; from `usePanelText` in the dashboard. */
export interface PanelText {
  t: (key: TranslationKey, values?: Record<string, string>) => string
  money: (amount: string, currencyCode: string) => string
  date: (iso: string) => string
  dateTime: (iso: string) => string
  frequency: (frequency: Frequency) => string
}
