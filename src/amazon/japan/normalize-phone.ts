/**
 * A Japanese telephone number as digits, "0312345678": from +81, hyphens, brackets, spaces or full-width digits.
 * Numbers of other countries keep their + ("+12065550100"); a text that is no number is returned as it is, trimmed.
 * Never throws, because nothing may fail for a matter of format once the buyer has paid.
 */
export function normalizePhone(text: string | null | undefined): string | null {
  if (typeof text !== "string") return null
  const plain = text.normalize("NFKC").trim()
  if (plain === "") return null
  const compact = plain.replace(/[\s().\-‐‑‒–—―−ー~/・]/g, "")
  if (!/^\+?\d+$/.test(compact)) return plain
  const abroad = /^(?:\+|00)81(\d{9,})$/.exec(compact) ?? /^81(\d{9,10})$/.exec(compact)
  return abroad ? `0${(abroad[1] ?? "").replace(/^0/, "")}` : compact
}
