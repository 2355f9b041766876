import { useLanguage, type Language } from "../i18n/language"

const CHOICES: { language: Language; name: string }[] = [
  { language: "ja", name: "日本語" },
  { language: "en", name: "EN" },
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
          aria-pressed={choice.language === language}
          onClick={() => choose(choice.language)}
        >
          {choice.name}
        </button>
      ))}
    </div>
  )
}
