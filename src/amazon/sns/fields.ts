import { SnsMalformedError } from "./errors"

/** The value of a field by its name, however that is capitalised; undefined where there is none. */
export type Fields = (name: string) => unknown

/**
 * The fields of a JSON object, whose spelling differs between Amazon's documents: "MerchantID" and "merchantID",
 * "SigningCertURL" and "SigningCertUrl". Whoever asks for them as SNS spells them is answered without a search.
 * @param source JSON, or what a body parser made of it
 * @throws SnsMalformedError
 */
export function readFields(source: unknown, what: string): Fields {
  const object: unknown = typeof source === "string" ? parse(source, what) : source
  if (!isRecord(object)) throw new SnsMalformedError(`${what} is not a JSON object.`)
  return (name) => {
    if (Object.hasOwn(object, name)) return object[name]
    const isIt = (other: string) => other.length === name.length && other.toLowerCase() === name.toLowerCase()
    const other = Object.keys(object).find(isIt)
    return other === undefined ? undefined : object[other]
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function parse(json: string, what: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new SnsMalformedError(`${what} is not JSON.`)
  }
}
