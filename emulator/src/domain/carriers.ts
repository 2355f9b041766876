/** What shops call Japan's carriers, and Amazon does not. */
const JAPANS: readonly (readonly [wrong: RegExp, code: string])[] = [
  [/^(YAMATO|KURONEKO|TAQBIN|TAKKYUBIN)(_.*)?$/, "TAQBIN_JP"],
  [/^SAGAWA_.+$/, "SAGAWA"],
  [/^(JAPANPOST|JP_?POST|YUUBIN|YUBIN|YU_?PACK|JP)(_.*)?$/, "JAPAN_POST"],
  [/^SEINO_.+$/, "SEINO"],
]
/** TAQBIN has codes of its own abroad. */
const ABROAD = ["TAQBIN_HK", "TAQBIN_JP", "TAQBIN_MY", "TAQBIN_SG"]

/**
 * What is wrong with a carrierCode, or null. Amazon's list of hundreds of codes is for download only; what can be told
 * without it is the form of its codes, and how Japan's carriers are called in it.
 */
export function carrierMistake(code: string): string | null {
  if (!/^[A-Z0-9]+(_[A-Z0-9]+)*$/.test(code)) {
    return "Amazon's carrier codes are of capital letters, digits and '_', such as TAQBIN_JP."
  }
  if (ABROAD.includes(code)) return null
  const right = JAPANS.find(([wrong]) => wrong.test(code))?.[1]
  return right === undefined ? null : `Amazon's code for this carrier is ${right}.`
}
