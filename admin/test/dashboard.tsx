import { TooltipProvider } from "@medusajs/ui"
import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import i18next from "i18next"
import type { ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { I18nextProvider } from "react-i18next"

import resources from "../../src/admin/i18n"
import { agreementsKey } from "../hooks/agreements-key"
import { amazonPayOrderKey } from "../hooks/amazon-pay-order-key"
import type { PanelText } from "../lib/panel-text"
import { formatDate, formatDateTime } from "../lib/format-date"
import { formatFrequency } from "../lib/format-frequency"
import { formatMoney } from "../lib/format-money"

export type Language = keyof typeof resources

/** What the dashboard does with the resources that the plugin registers. */
function i18nOf(language: string) {
  const i18n = i18next.createInstance()
  void i18n.init({
    lng: language,
    fallbackLng: "en",
    resources,
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return i18n
}

export function panelText(language: Language): PanelText {
  const { t } = i18nOf(language)
  return {
    t: (key, values = {}) => t(key, values),
    money: (amount, currencyCode) => formatMoney(amount, currencyCode, language),
    date: (iso) => formatDate(iso, language),
    dateTime: (iso) => formatDateTime(iso, language),
    frequency: (frequency) => formatFrequency(frequency, language),
  }
}

interface DashboardOptions {
  language?: string
  /** What the server has answered for the order "order_01". */
  answer?: unknown
  /** And for the agreements of the customer "cus_01". */
  agreements?: unknown
}

/** The markup a dashboard would show, with the answer of the server already there. Effects, and so requests, do not run. */
export function renderInDashboard(element: ReactNode, options: DashboardOptions = {}): string {
  const { language = "en", answer, agreements } = options
  const client = new QueryClient()
  if (answer !== undefined) client.setQueryData(amazonPayOrderKey("order_01"), answer)
  if (agreements !== undefined) client.setQueryData(agreementsKey("cus_01"), agreements)
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18nOf(language)}>
      <QueryClientProvider client={client}>
        <TooltipProvider>{element}</TooltipProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  )
}
