import de from "../i18n/de.json"
import en from "../i18n/en.json"
import es from "../i18n/es.json"
import fr from "../i18n/fr.json"
import it from "../i18n/it.json"
import ja from "../i18n/ja.json"
import dePage from "../i18n/page/de.json"
import enPage from "../i18n/page/en.json"
import esPage from "../i18n/page/es.json"
import frPage from "../i18n/page/fr.json"
import itPage from "../i18n/page/it.json"
import jaPage from "../i18n/page/ja.json"

/** The panels' texts, as i18next takes them. */
export const panelTexts = {
  en: { translation: en },
  ja: { translation: ja },
  de: { translation: de },
  fr: { translation: fr },
  es: { translation: es },
  it: { translation: it },
}

/** The pages' texts. */
export const pageTexts = {
  en: { translation: enPage },
  ja: { translation: jaPage },
  de: { translation: dePage },
  fr: { translation: frPage },
  es: { translation: esPage },
  it: { translation: itPage },
}
