import de from "../../../admin/i18n/de.json"
import en from "../../../admin/i18n/en.json"
import es from "../../../admin/i18n/es.json"
import fr from "../../../admin/i18n/fr.json"
import it from "../../../admin/i18n/it.json"
import ja from "../../../admin/i18n/ja.json"

// Every plugin shares the dashboard's one namespace "translation": ours keeps to the key "amazonPay".
export default {
  en: { translation: en },
  ja: { translation: ja },
  de: { translation: de },
  fr: { translation: fr },
  es: { translation: es },
  it: { translation: it },
}
