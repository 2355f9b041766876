import type { Language } from "./language"

/** @param date a day, "2027-01-31", or a moment, whose day is that of the time zone */
export function formatDate(language: Language, date: string, timeZone = "UTC"): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone }).format(new Date(date))
}
