import { useLanguage, type Language } from "../i18n/language"

const CHOICES: { language: Language; short: string; name: string }[] = [
  { language: "ja", short: "日本語", name: "日本語" },
  { language: "en", short: "EN", name: "English" },
]

export function LanguageSwitch() {
  const { texts, language, choose } = useLanguage()
  return (
    <div className="language" role="group" aria-label={texts.language}>
      {CHOICES.map((choice) => (
        <button
          key={choice.language}
          type="button"
          lang={choice.language}
          aria-label={choice.name}
          aria-pressed={choice.language === language}
          onClick={() => choose(choice.language)}
        >
          {choice.short}
        </button>
      ))}
    </div>
  )
}
