import { SnsMalformedError } from "./errors"

/**
 * The fields of a JSON object by their names in lower case, because the spelling differs between Amazon's documents:
 * "MerchantID" and "merchantID", "SigningCertURL" and "SigningCertUrl".
 * @param source JSON, or what a body parser made of it
 * @throws SnsMalformedError
 */
export function readFields(source: unknown, what: string): Record<string, unknown> {
  const value: unknown = typeof source === "string" ? parse(source, what) : source
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new SnsMalformedError(`${what} is not a JSON object.`)
  }
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]))
}

function parse(json: string, what: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new SnsMalformedError(`${what} is not JSON.`)
  }
}
