import type { PanelText } from "../panel-text"
import { toUnits } from "../units"

/** A decimal string in major units, or what the admin is told instead. */
export type ParsedAmount = { amount: string } | { problem: AmountProblem }

export type AmountProblem =
  | { kind: "empty" | "notPositive" | "noDecimals" | "above" }
  | { kind: "notANumber"; example: string }
  | { kind: "tooManyDecimals"; digits: number; example: string }

/**
 * Reads an amount as the admin types it, with the comma and the point of their language, in full-width digits too. What
 * may be meant in two ways is no amount: "1.000" is a thousand in German, and one with three decimals in English.
 *
 * @param max a decimal string in major units: the most that the server takes
 */
export function parseAmount(text: string, currencyCode: string, locale: string, max: string): ParsedAmount {
  const typed = bare(text, currencyCode, locale)
  if (typed === "") return { problem: { kind: "empty" } }
  const { group, decimal } = separatorsOf(locale)
  const pattern = new RegExp(`^(-?)(\\d+|\\d{1,3}(?:[${group}]\\d{3})+)(?:[${decimal}](\\d*))?$`)
  const [, sign, whole = "", decimals = ""] = pattern.exec(typed) ?? []
  const digits = digitsOf(currencyCode)
  const example = amountInput(digits === 0 ? "1000" : "1000.5", currencyCode, locale)
  if (sign === undefined) return { problem: { kind: "notANumber", example } }
  if (typed.search(new RegExp(`[${decimal}]`)) >= 0 && digits === 0) return { problem: { kind: "noDecimals" } }
  if (decimals.length > digits) return { problem: { kind: "tooManyDecimals", digits, example } }
  const amount = `${whole.replace(/\D/g, "").replace(/^0+(?=\d)/, "")}${decimals && `.${decimals}`}`
  if (sign === "-" || toUnits(amount) === 0) return { problem: { kind: "notPositive" } }
  return toUnits(amount) > toUnits(max) ? { problem: { kind: "above" } } : { amount }
}

/** An amount as the admin would type it: what a field is prefilled with. */
export function amountInput(amount: string, currencyCode: string, locale: string): string {
  const digits = digitsOf(currencyCode)
  return new Intl.NumberFormat(inLatinDigits(locale), {
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(Number(amount))
}

export function problemText(problem: AmountProblem, currency: string, max: string, { t, money }: PanelText): string {
  switch (problem.kind) {
    case "empty":
    case "notPositive":
      return t(`amazonPay.amount.${problem.kind}`)
    case "noDecimals":
      return t("amazonPay.amount.noDecimals", { currency })
    case "above":
      return t("amazonPay.amount.above", { max: money(max, currency) })
    case "notANumber":
      return t("amazonPay.amount.notANumber", { example: problem.example })
    case "tooManyDecimals": {
      const { digits, example } = problem
      return t("amazonPay.amount.tooManyDecimals", { currency, digits: String(digits), example })
    }
  }
}

/** Without spaces, the currency's sign and what else a keyboard for Japanese makes of digits and signs. */
function bare(text: string, currencyCode: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: currencyCode,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(1)
  const symbol = parts.find(({ type }) => type === "currency")?.value ?? ""
  const signs = [symbol, currencyCode, ...(currencyCode === "JPY" ? ["円"] : [])]
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s'’]/g, "")
    .replace(/[−‐–ー]/g, "-")
    .replace(/。/g, ".")
    .replace(/、/g, ",")
  return signs.reduce((rest, sign) => rest.replace(sign.normalize("NFKC").toUpperCase(), ""), plain)
}

/** Spaces that group digits are taken out before: a language that has none left groups by them. */
function separatorsOf(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(inLatinDigits(locale)).formatToParts(1234567.8)
  const find = (type: "group" | "decimal") => parts.find((part) => part.type === type)?.value.trim() ?? ""
  return { group: find("group") || " ", decimal: find("decimal") || "." }
}

function digitsOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
}

function inLatinDigits(locale: string): string {
  return new Intl.Locale(locale, { numberingSystem: "latn" }).toString()
}
