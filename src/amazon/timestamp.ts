const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/

/**
 * Amazon's answers carry ISO 8601 in its basic form, "20231026T062827Z", which `new Date` does not read.
 * @returns the instant, or null when there is none or it is written some other way
 */
export function parseTimestamp(text: string | null | undefined): Date | null {
  if (!text) return null
  const date = new Date(text.replace(BASIC, "$1-$2-$3T$4:$5:$6Z"))
  return Number.isNaN(date.getTime()) ? null : date
}
