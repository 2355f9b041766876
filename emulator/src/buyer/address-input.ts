import { z } from "zod"

/** An address as tests and seed files give it; every field may be left out. */
export const addressInput = z.strictObject({
  name: z.string().nullish(),
  addressLine1: z.string().nullish(),
  addressLine2: z.string().nullish(),
  addressLine3: z.string().nullish(),
  city: z.string().nullish(),
  county: z.string().nullish(),
  district: z.string().nullish(),
  stateOrRegion: z.string().nullish(),
  postalCode: z.string().nullish(),
  countryCode: z.string().optional(),
  phoneNumber: z.string().nullish(),
})
