import type { Frequency } from "../../src/amazon/recurring/frequency"
import type { TranslationKey } from "./translation-key"

/** All that the panel needs to speak the admin's language; from `usePanelText` in the dashboard. */
export interface PanelText {
  /** BCP 47, as Intl takes it. */
  locale: string
  t: (key: TranslationKey, values?: Record<string, string>) => string
  money: (amount: string, currencyCode: string) => string
  date: (iso: string) => string
  dateTime: (iso: string) => string
  /** Of today the time alone. */
  time: (iso: string) => string
  frequency: (frequency: Frequency) => string
}
