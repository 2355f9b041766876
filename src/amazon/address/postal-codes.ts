/**
 * Countries without postal codes: those whose address has no place for one in Google's address data, as the npm package
 * localized-address-format 1.3.3 (MIT) holds it. Not a dependency: the list changes once in years.
 */
const WITHOUT = new Set(
  (
    "ae ag ao aq aw bf bi bj bo bq bs bv bw bz cd cf cg ci ck cm cw dj dm er fj ga gd gh gm gq gy hk jm ki km kn lc ly ml " +
    "mo mr ms mw nr nu pa ps qa rw sb sc sl sr ss st sx sy td tf tg tk tl to tt tv ug vu ws ye zw"
  ).split(" "),
)
/** Ireland has Eircodes, and post arrives without them. */
const OPTIONAL = new Set(["ie"])

/** @param country ISO 3166-1 alpha-2 in either case */
export function hasPostalCodes(country: string): boolean {
  return !WITHOUT.has(country.toLowerCase())
}

/** Whether nothing can be delivered without a postal code. @param country ISO 3166-1 alpha-2 in either case */
export function needsPostalCode(country: string): boolean {
  return hasPostalCodes(country) && !OPTIONAL.has(country.toLowerCase())
}
