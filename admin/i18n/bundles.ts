/** Those of Amazon Pay's regions. English first: it is for all others. */
export const LANGUAGES = ["en", "ja", "de", "fr", "es", "it"] as const
export type Language = (typeof LANGUAGES)[number]

/** Texts that are loaded together, a file for each language. */
export interface TextBundle {
  name: string
  load: Readonly<Record<Language, () => Promise<{ default: object }>>>
}

/** For the panels on an order and on a customer. */
export const PANEL_TEXTS: TextBundle = {
  name: "panel",
  load: {
    en: () => import("./en.json"),
    ja: () => import("./ja.json"),
    de: () => import("./de.json"),
    fr: () => import("./fr.json"),
    es: () => import("./es.json"),
    it: () => import("./it.json"),
  },
}

/** For the pages in the dashboard's menu and its settings. */
export const PAGE_TEXTS: TextBundle = {
  name: "page",
  load: {
    en: () => import("./page/en.json"),
    ja: () => import("./page/ja.json"),
    de: () => import("./page/de.json"),
    fr: () => import("./page/fr.json"),
    es: () => import("./page/es.json"),
    it: () => import("./page/it.json"),
  },
}
