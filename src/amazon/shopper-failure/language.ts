import { preferredLanguage } from "../preferred-language.js"
import { de } from "./texts/de.js"
import { en } from "./texts/en.js"
import { es } from "./texts/es.js"
import { fr } from "./texts/fr.js"
import { it } from "./texts/it.js"
import { ja } from "./texts/ja.js"
import type { Texts } from "./texts/texts.js"

const TEXTS = { en, ja, de, fr, es, it }

/** @param wanted as `preferredLanguage` takes it; English where none of the languages is ours */
export function textsIn(wanted: string | null | undefined): Texts {
  return TEXTS[preferredLanguage(wanted, ["en", "ja", "de", "fr", "es", "it"])]
}
