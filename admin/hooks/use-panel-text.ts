import { useTranslation } from "react-i18next"

import { formatDate, formatDateTime, formatTime } from "../lib/format-date"
import { formatFrequency } from "../lib/format-frequency"
import { formatMoney } from "../lib/format-money"
import { toLocale } from "../lib/locale"
import type { PanelText } from "../lib/panel-text"

/** The dashboard's language, not the browser's: words, amounts and dates of the panel must be of one language. */
export function usePanelText(): PanelText {
  const { t, i18n } = useTranslation()
  const locale = toLocale(i18n.language)

  return {
    locale,
    t: (key, values = {}) => t(key, values),
    money: (amount, currencyCode) => formatMoney(amount, currencyCode, locale),
    date: (iso) => formatDate(iso, locale),
    dateTime: (iso) => formatDateTime(iso, locale),
    time: (iso) => formatTime(iso, locale, new Date()),
    frequency: (frequency) => formatFrequency(frequency, locale),
  }
}
