import type { Address } from "../domain/address.js"
import type { AreaList, CountryRestriction, DeliverySpecifications } from "../engine/delivery-specifications.js"

/**
 * Whether a shop delivers to an address. Comparison is literal as at Amazon: a list of 東京都 does not hold "Tokyo"
 * (Amazon Pay Japan FAQ, QA-559).
 */
export function isDeliverable(address: Address, specifications: DeliverySpecifications | null): boolean {
  const rules = specifications?.addressRestrictions
  if (isRestrictedKind(address, specifications?.specialRestrictions ?? [])) return false
  if (!rules) return true
  const country = rules.restrictions[address.countryCode]
  const listed = country !== undefined && isListed(address, country)
  return rules.type === "Allowed" ? listed : !listed
}

function isListed(address: Address, country: CountryRestriction): boolean {
  const within = isEmpty(country) || isInside(address, country)
  return within && !(country.except && isInside(address, country.except))
}

function isEmpty(areas: AreaList): boolean {
  return !areas.statesOrRegions?.length && !areas.zipCodes?.length
}

function isInside(address: Address, areas: AreaList): boolean {
  const states = areas.statesOrRegions ?? []
  const zips = areas.zipCodes ?? []
  return (
    states.some((pattern) => matches(pattern, address.stateOrRegion ?? "")) ||
    zips.some((pattern) => matches(pattern, address.postalCode ?? ""))
  )
}

/** `*` is any run of characters, `?` is one. */
function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".")
  return new RegExp(`^${source}$`, "iu").test(value)
}

function isRestrictedKind(address: Address, restrictions: readonly string[]): boolean {
  const lines = [address.addressLine1, address.addressLine2, address.addressLine3].join(" ")
  return (
    (restrictions.includes("RestrictPOBoxes") && /\bp\.?\s*o\.?\s*box\b/i.test(lines)) ||
    (restrictions.includes("RestrictPackstations") && /packstation/i.test(lines))
  )
}
