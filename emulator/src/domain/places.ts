const NAMES = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" })

/** Codes of Unicode's that are no country: a user's own, groups of countries, and the unknown one. */
const NO_COUNTRY = ["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]

/** Whether two letters are a country's, ISO 3166-1. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && !NO_COUNTRY.includes(code) && NAMES.of(code) !== undefined
}

const US_STATES =
  "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AA AE AP AS GU MP PR VI FM MH PW".split(
    " ",
  )

/**
 * Whether a shop can mean a state of the country. Only the US has a list here, because only there does Amazon demand a
 * code; elsewhere, and with `*` or `?`, any text may match an address.
 */
export function isState(country: string, state: string): boolean {
  return country !== "US" || /[*?]/.test(state) || US_STATES.includes(state.toUpperCase())
}
