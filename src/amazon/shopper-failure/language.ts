import { de } from "./texts/de.js"
import { en } from "./texts/en.js"
import { es } from "./texts/es.js"
import { fr } from "./texts/fr.js"
import { it } from "./texts/it.js"
import { ja } from "./texts/ja.js"
import type { Texts } from "./texts/texts.js"

const LANGUAGES: ReadonlyMap<string, Texts> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries({ ja, en, de, fr, es, it }),
)

/**
 * The texts in the first language we have.
 * @param language a BCP 47 tag ("fr-CA"), Amazon's form ("ja_JP") or an Accept-Language header, which browsers write
 *   in order of preference; English where none of them is ours
 */
export function textsIn(language: string | null | undefined): Texts {
  const wanted = (language ?? "").toLowerCase().split(",")
  const known = wanted.map((tag) => LANGUAGES.get(/^\s*([a-z]+)/.exec(tag)?.[1] ?? "")).find(Boolean)
  return known ?? en
}
