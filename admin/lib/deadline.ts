const DAY_MS = 24 * 60 * 60_000
const HOUR_MS = 60 * 60_000

export type Nearness = "far" | "near" | "close" | "past"

/** A week before its end an authorization is worth a look, and two days before it a press. */
export function nearness(iso: string, now: Date): Nearness {
  const left = Date.parse(iso) - now.getTime()
  if (left <= 0) return "past"
  if (left <= 2 * DAY_MS) return "close"
  return left <= 7 * DAY_MS ? "near" : "far"
}

/** "in 3 days", "in 5 hours", "2 days ago"; empty for a date that cannot be read. */
export function timeLeft(iso: string, locale: string, now: Date): string {
  const left = Date.parse(iso) - now.getTime()
  if (Number.isNaN(left)) return ""
  const [unit, length] = Math.abs(left) < 2 * DAY_MS ? (["hour", HOUR_MS] as const) : (["day", DAY_MS] as const)
  return new Intl.RelativeTimeFormat(locale, { numeric: "always" }).format(Math.trunc(left / length), unit)
}
