/** Milliseconds since the epoch, on the virtual clock. */
export type Instant = number

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const written = new Map<number, string>()

/** ISO 8601 in its basic form, `20261123T010203Z`: the only form Amazon Pay answers with. */
export function basicIso(at: Instant): string {
  // Every answer holds two or three of these, mostly of the same few seconds: worth remembering.
  const second = Math.floor(at / SECOND)
  const known = written.get(second)
  if (known !== undefined) return known
  if (written.size > 1_000) written.clear()
  const text = new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, "")
  written.set(second, text)
  return text
}

let last = { at: NaN, text: "" }

/** ISO 8601 with milliseconds, as the logs have it. A busy emulator asks for the same millisecond again and again. */
export function extendedIso(at: Instant): string {
  if (last.at !== at) last = { at, text: new Date(at).toISOString() }
  return last.text
}

/** Reads `x-amz-pay-date`: SDKs send either 2026-11-23T01:02:03Z (Node) or 20261123T010203Z (PHP, Java). */
export function parseRequestDate(value: string): Instant | null {
  const match = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)Z$/.exec(value)
  if (match === null) return null
  const [, year, month, day, hour, minute, second] = match
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(at) ? null : at
}

/** The same day and time a number of calendar months later. */
export function addMonths(at: Instant, months: number): Instant {
  const date = new Date(at)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.getTime()
}

/** A number that is equal for two instants of the same calendar month in the given offset. */
export function calendarMonth(at: Instant, utcOffsetHours: number): number {
  const date = new Date(at + utcOffsetHours * HOUR)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}
