import type { RequestEntry } from "../server/request-log.js"

const PRIVATE = new Set([
  "buyerId",
  "name",
  "email",
  "phoneNumber",
  "addressLine1",
  "addressLine2",
  "addressLine3",
  "city",
  "county",
  "district",
  "districtOrCounty",
  "stateOrRegion",
  "postalCode",
])

/** A JSON text without what it tells of a buyer, to be shown to others. What is no JSON is left out. */
function masked(text: string | null): string | null {
  if (text === null || text === "") return text
  try {
    return JSON.stringify(JSON.parse(text, (key, value: unknown) => (hides(key, value) ? "***" : value)))
  } catch {
    return "***"
  }
}

function hides(key: string, value: unknown): boolean {
  return PRIVATE.has(key) && typeof value === "string"
}

/** A call whose bodies tell nothing of a buyer. */
export function maskedEntry(entry: RequestEntry): RequestEntry {
  return { ...entry, requestBody: masked(entry.requestBody), responseBody: masked(entry.responseBody) }
}
