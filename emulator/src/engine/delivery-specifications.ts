/** Where a shop delivers. Kept as sent, since responses repeat it. */
export type DeliverySpecifications = {
  readonly specialRestrictions?: readonly string[] | null
  readonly addressRestrictions?: AddressRestrictions | null
}

/** Allowed lists where the shop delivers, NotAllowed where it does not. */
export type AddressRestrictions = {
  readonly type: "Allowed" | "NotAllowed"
  readonly restrictions: { readonly [countryCode: string]: CountryRestriction }
}

/** Patterns with `*` and `?`; an address is inside when any one of them matches. */
export type AreaList = {
  readonly statesOrRegions?: readonly string[] | null
  readonly zipCodes?: readonly string[] | null
}

/** An empty object means the entire country; `except` takes areas out again. */
export type CountryRestriction = AreaList & { readonly except?: AreaList | null }
