/** A postal address with the fields Amazon Pay uses. city, county and district are always null in Japan. */
export type Address = {
  readonly name: string | null
  readonly addressLine1: string | null
  readonly addressLine2: string | null
  readonly addressLine3: string | null
  readonly city: string | null
  readonly county: string | null
  readonly district: string | null
  readonly stateOrRegion: string | null
  readonly postalCode: string | null
  readonly countryCode: string
  readonly phoneNumber: string | null
}

/** An address as it is given; what is absent is null. */
export type AddressInput = Partial<Omit<Address, "countryCode">> & { countryCode?: string }

/** Fills what is not given with null, and the country with the default. */
export function addressOf(input: AddressInput, defaultCountry: string): Address {
  return {
    name: input.name ?? null,
    addressLine1: input.addressLine1 ?? null,
    addressLine2: input.addressLine2 ?? null,
    addressLine3: input.addressLine3 ?? null,
    city: input.city ?? null,
    county: input.county ?? null,
    district: input.district ?? null,
    stateOrRegion: input.stateOrRegion ?? null,
    postalCode: input.postalCode ?? null,
    countryCode: input.countryCode ?? defaultCountry,
    phoneNumber: input.phoneNumber ?? null,
  }
}
