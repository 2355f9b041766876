import { createHash } from "node:crypto"

/** Where the goods go, and to whom; not the telephone number. */
const FIELDS = [
  "first_name",
  "last_name",
  "company",
  "address_1",
  "address_2",
  "city",
  "province",
  "postal_code",
  "country_code",
] as const

/** A digest of a delivery address, to tell whether it is still the one that was agreed on at Amazon. */
export function addressDigest(address: object | null | undefined): string {
  return digest(FIELDS.map((field) => (address ? textOf(address, field) : "")))
}

/** 128 bits: it travels in URLs, whose length Amazon limits. */
export function digest(parts: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest().subarray(0, 16).toString("base64url")
}

function textOf(address: object, field: string): string {
  const value: unknown = Reflect.get(address, field)
  return typeof value === "string" ? value : ""
}
