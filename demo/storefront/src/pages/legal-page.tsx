import { useEffect } from "react"
import { Facts } from "../components/facts"
import { PageTitle } from "../components/page-title"
import { useLanguage } from "../i18n/language"

/** 特定商取引法に基づく表記, privacy and terms: what a shop in Japan links to from every page. */
export function LegalPage({ part }: { part: string }) {
  const { texts } = useLanguage()
  useEffect(() => {
    document.getElementById(part)?.scrollIntoView()
  }, [part])
  return (
    <div className="narrow stack">
      <PageTitle name={texts.legal} />
      <p className="lead">{texts.legalLead}</p>
      <section className="panel" aria-label={texts.legal}>
        <Facts facts={texts.legalFacts} />
      </section>
      <section className="panel" id="privacy">
        <h2>{texts.privacy}</h2>
        <p>{texts.privacyText}</p>
      </section>
      <section className="panel" id="terms">
        <h2>{texts.terms}</h2>
        <p>{texts.termsText}</p>
      </section>
    </div>
  )
}
