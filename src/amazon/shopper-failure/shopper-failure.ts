import { type Remedy, REMEDIES, type ShopperFailureCode } from "./code.js"
import { textsIn } from "./language.js"

/** A failure as the shopper is told it. */
export interface ShopperFailure {
  code: ShopperFailureCode
  message: string
  remedy: Remedy
}

/** @param language a BCP 47 tag, a locale or an Accept-Language header; ja, en, de, fr, es and it are known, English is the rest */
export function shopperFailure(code: ShopperFailureCode, language: string | null | undefined): ShopperFailure {
  return { code, message: textsIn(language)[code], remedy: REMEDIES[code] }
}
