import { TooltipProvider } from "@medusajs/ui"
import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import i18next from "i18next"
import type { ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { I18nextProvider } from "react-i18next"
import { StaticRouter } from "react-router-dom"

import registered from "../../src/admin/i18n"
import { agreementsKey } from "../hooks/agreements-key"
import { amazonPayOrderKey } from "../hooks/amazon-pay-order-key"
import type { Language } from "../i18n/bundles"
import type { PanelText } from "../lib/panel-text"
import { formatDate, formatDateTime, formatTime } from "../lib/format-date"
import { formatFrequency } from "../lib/format-frequency"
import { formatMoney } from "../lib/format-money"
import { pageTexts, panelTexts } from "./texts"

export type { Language }

/** The dashboard with what the plugin registers, once a panel or a page has loaded its texts. */
function i18nOf(language: string) {
  const i18n = i18next.createInstance()
  void i18n.init({
    lng: language,
    fallbackLng: "en",
    resources: registered,
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  for (const texts of [panelTexts, pageTexts])
    for (const [name, { translation }] of Object.entries(texts))
      i18n.addResourceBundle(name, "translation", translation, true, false)
  return i18n
}

export function panelText(language: Language): PanelText {
  const { t } = i18nOf(language)
  return {
    locale: language,
    t: (key, values = {}) => t(key, values),
    money: (amount, currencyCode) => formatMoney(amount, currencyCode, language),
    date: (iso) => formatDate(iso, language),
    dateTime: (iso) => formatDateTime(iso, language),
    time: (iso) => formatTime(iso, language, new Date()),
    frequency: (frequency) => formatFrequency(frequency, language),
  }
}

interface DashboardOptions {
  language?: string
  /** What the server has answered for the order "order_01". */
  answer?: unknown
  /** And for the agreements of the customer "cus_01". */
  agreements?: unknown
  /** And for any other query, by its key. */
  answers?: [readonly unknown[], unknown][]
  /** The page's address within the dashboard. */
  path?: string
}

/** An element with all that the dashboard puts around it, and the answers of the server already there. */
export function inDashboard(element: ReactNode, options: DashboardOptions = {}) {
  const { language = "en", answer, agreements, answers = [], path = "/" } = options
  const client = new QueryClient()
  if (answer !== undefined) client.setQueryData(amazonPayOrderKey("order_01"), answer)
  if (agreements !== undefined) client.setQueryData(agreementsKey("cus_01"), agreements)
  for (const [key, data] of answers) client.setQueryData(key, data)
  return (
    <I18nextProvider i18n={i18nOf(language)}>
      <QueryClientProvider client={client}>
        <StaticRouter location={path}>
          <TooltipProvider>{element}</TooltipProvider>
        </StaticRouter>
      </QueryClientProvider>
    </I18nextProvider>
  )
}

/** The markup a dashboard would show. Effects, and so requests, do not run. */
export function renderInDashboard(element: ReactNode, options: DashboardOptions = {}): string {
  return renderToStaticMarkup(inDashboard(element, options))
}
