import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react"
import { en } from "./en"
import { ja, type Texts } from "./ja"

export type Language = "ja" | "en"

const TEXTS: Record<Language, Texts> = { ja, en }
const STORED_AS = "language"

interface LanguageChoice {
  language: Language
  texts: Texts
  choose: (language: Language) => void
}

const LanguageContext = createContext<LanguageChoice | null>(null)

/** Japanese, unless the shopper chose otherwise; the choice is remembered, also across the visit to Amazon. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState<Language>(() => (localStorage.getItem(STORED_AS) === "en" ? "en" : "ja"))
  useEffect(() => {
    localStorage.setItem(STORED_AS, language)
    document.documentElement.lang = language
    document.title = TEXTS[language].shopName
  }, [language])
  const choice = useMemo(() => ({ language, texts: TEXTS[language], choose }), [language])
  return <LanguageContext.Provider value={choice}>{children}</LanguageContext.Provider>
}

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext)
  if (choice === null) throw new Error("useLanguage is for components within LanguageProvider.")
  return choice
}
