import type { Language } from "./language"

/** @param date a day: "2027-01-31" */
export function formatDate(language: Language, date: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date))
}
