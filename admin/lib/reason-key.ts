import en from "../i18n/en.json"
import type { TranslationKey } from "./translation-key"

export type ReasonOf = "chargePermission" | "charge" | "refund"

const { chargePermission, charge, refund } = en.amazonPay.reason

/**
 * The explanation of Amazon's reason code, or null for a code we have no words for. The same code means different
 * things on different objects ("ProcessingFailure" of a Charge can be tried again, of a Refund it cannot).
 */
export function reasonKey(of: ReasonOf, code: string): TranslationKey | null {
  switch (of) {
    case "chargePermission":
      return isKeyOf(chargePermission, code) ? `amazonPay.reason.chargePermission.${code}` : null
    case "charge":
      return isKeyOf(charge, code) ? `amazonPay.reason.charge.${code}` : null
    case "refund":
      return isKeyOf(refund, code) ? `amazonPay.reason.refund.${code}` : null
  }
}

export function isKeyOf<T extends object>(texts: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(texts, key)
}
