/** In the admin's own time zone; a date that cannot be read is shown as it came. */
export function formatDate(iso: string, locale: string): string {
  return format(iso, locale, { dateStyle: "medium" })
}

export function formatDateTime(iso: string, locale: string): string {
  return format(iso, locale, { dateStyle: "medium", timeStyle: "short" })
}

/** Of today the time alone. */
export function formatTime(iso: string, locale: string, now: Date): string {
  const isToday = formatDate(iso, locale) === formatDate(now.toISOString(), locale)
  return isToday ? format(iso, locale, { timeStyle: "short" }) : formatDateTime(iso, locale)
}

function format(iso: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat(locale, options).format(date)
}
