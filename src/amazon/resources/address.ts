import { z } from "zod"
import { lenient, text } from "./wire"

/** An address as Amazon holds it. In Japan city, county and district are not used, and the lines are free text. */
export const addressSchema = lenient({
  name: text,
  addressLine1: text,
  addressLine2: text,
  addressLine3: text,
  city: text,
  county: text,
  district: text,
  stateOrRegion: text,
  postalCode: text,
  countryCode: text,
  phoneNumber: text,
})

export type AmazonAddress = z.infer<typeof addressSchema>

/** null stays null: Amazon sends no shipping address for PayOnly. */
export const nullableAddress = z.preprocess((value) => value ?? null, z.union([z.null(), addressSchema]))
