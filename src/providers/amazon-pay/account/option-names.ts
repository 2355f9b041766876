import { z } from "zod"
import { optionsSchema } from "./options"

/** Options that have parts, such as `storefront`; null for one that has none. */
export function partsOf(type: unknown): z.ZodObject | null {
  if (type instanceof z.ZodObject) return type
  if (type instanceof z.ZodOptional || type instanceof z.ZodPrefault || type instanceof z.ZodDefault) {
    return partsOf(type.unwrap())
  }
  return null
}

/** The names that an owner may write there: at `[]` all options, at `["storefront"]` its pages. */
export function optionNamesAt(path: readonly PropertyKey[]): string[] {
  const parts = path.reduce<z.ZodObject | null>((at, key) => partsOf(at?.shape[String(key)]), optionsSchema)
  return Object.keys(parts?.shape ?? {}).filter((name) => name !== "database")
}
