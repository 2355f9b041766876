import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { preferredLanguage } from "../../src/amazon/preferred-language"
import { LANGUAGES, type TextBundle } from "../i18n/bundles"
import { toLocale } from "../lib/locale"

/** Loads the texts in the dashboard's language, and again when that is changed. */
export function useTexts(bundles: readonly TextBundle[]) {
  const { i18n } = useTranslation()
  const language = preferredLanguage(toLocale(i18n.language), LANGUAGES)

  return useQuery({
    queryKey: ["amazon-pay-texts", language, ...bundles.map(({ name }) => name)],
    queryFn: async () => {
      const texts = await Promise.all(bundles.map(({ load }) => load[language]()))
      // For the dashboard's language, whatever variant of ours it is, and behind the store's own words for the same keys.
      for (const { default: bundle } of texts) i18n.addResourceBundle(i18n.language, "translation", bundle, true, false)
      return true
    },
    networkMode: "always",
    staleTime: Infinity,
    gcTime: Infinity,
  })
}
