/** A mail to be written; without an address the admin enters it. */
export function mailLink(email: string | null, subject: string, lines: readonly string[]): string {
  const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join("\r\n"))}`
  return `mailto:${encodeURIComponent(email ?? "").replace(/%40/g, "@")}?${query}`
}
