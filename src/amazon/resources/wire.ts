import { z } from "zod"
import { REASON_CODE } from "../errors"
import { Money, type Price } from "../money"
import { parseTimestamp } from "../timestamp"

/**
 * How Amazon's answers are read: once, here, into our types, and never with a throw. A field that is missing or odd
 * becomes null, because nothing may fail for a matter of format once the buyer has paid.
 */
export const text = z.string().transform(storable).pipe(z.string().min(1)).nullable().catch(null)
export const price = z
  .object({ amount: z.coerce.string(), currencyCode: z.string() })
  .nullable()
  .catch(null)
  .transform((value: Price | null) => Money.read(value))
export const timestamp = text.transform((value) => parseTimestamp(value))
/** One word: it is told and logged, which no other text of Amazon's is. */
export const reasonCode = z.string().regex(REASON_CODE).nullable().catch(null)
export const statusDetails = z
  .object({ state: text, reasonCode, reasonDescription: text, lastUpdatedTimestamp: timestamp })
  .catch({ state: null, reasonCode: null, reasonDescription: null, lastUpdatedTimestamp: null })

/**
 * Without what PostgreSQL refuses (U+0000, half a surrogate pair) and other control characters; a tab or a line's end
 * becomes a space.
 */
export function storable(value: string): string {
  return value.replace(/[\t-\r\u0085]+/gu, " ").replace(/[\p{Cc}\p{Cs}]/gu, "")
}

/** An object's fields; anything else in its place reads as one whose fields are all missing. */
export function lenient<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess(
    (value) => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}),
    z.object(shape),
  )
}
