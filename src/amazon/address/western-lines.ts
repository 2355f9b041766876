/** What a country's free lines mean, as Medusa's fields. */
export interface StreetLines {
  company: string | null
  address_1: string | null
  address_2: string | null
}

const COMPANY =
  /\b(?:GmbH|mbH|AG|KG|OHG|GbR|UG|SE|e\.? ?V\.?|e\.? ?K\.?|Inc|LLC|L\.L\.C|LLP|Ltd|Limited|PLC|Corp|Corporation|Co|S\.?A\.?R\.?L|SAS|S\.A\.S|S\.A|SA|S\.?r\.?l|S\.?p\.?A|S\.L|S\.?L\.?U|B\.V|BV|N\.V|NV|Oy|AB|A\/S|ApS|Pty)\.?$/u
/** Not the street, but how to find or whom to ask there. */
const SUPPLEMENT =
  /^(?:c\/o|co:|z\.? ?Hd\.?|attn|attention|postnummer|etage|stock|stiege|top|tür|whg|wohnung|app|apt|apartment|zimmer|haus|hinterhaus|vorderhaus|gebäude|block|eingang|suite|unit|flat|floor|room)\b|^\d+\. ?(?:OG|Etage|Stock)|^(?:EG|DG)\b|^#|^\d{6,10}$/iu
const PARCEL_LOCKER = /^(?:packstation|postfiliale|paketshop|postfach)\b/iu
const STREET_WORD =
  /(?:str\.?|straße|strasse|weg|platz|allee|gasse|ring|ufer|damm|chaussee|markt|hof|steig|berg|graben|kai|zeile|promenade)(?:\s|$)/iu

/**
 * Germany and Austria: buyers put the company before the street, as on an envelope, or a supplement after it. The
 * street is the line with a house number (or the Packstation, whose Postnummer goes to address_2).
 */
export function germanLines(lines: readonly string[]): StreetLines {
  const street = lines.indexOf(germanStreet(lines) ?? "")
  const isCompany = (line: string, index: number) =>
    index !== street && !SUPPLEMENT.test(line) && (index < street || COMPANY.test(line))
  return {
    company: joined(lines.filter(isCompany)),
    address_1: lines[street] ?? null,
    address_2: joined(lines.filter((line, index) => index !== street && !isCompany(line, index))),
  }
}

function germanStreet(lines: readonly string[]): string | undefined {
  const candidates = lines.filter((line) => !SUPPLEMENT.test(line) && !COMPANY.test(line))
  const numbered = candidates.filter((line) => /\p{L}.*\d|\d.*\p{L}/u.test(line))
  return (
    lines.find((line) => PARCEL_LOCKER.test(line)) ??
    numbered.find((line) => STREET_WORD.test(line)) ??
    numbered.at(-1) ??
    candidates.at(-1) ??
    lines[0]
  )
}

/** Elsewhere: the lines in their order, but for one that bears a company's legal form, and for a leading "c/o". */
export function plainLines(lines: readonly string[]): StreetLines {
  const company = lines.length > 1 ? lines.findIndex((line) => COMPANY.test(line)) : -1
  const others = lines.filter((_, index) => index !== company)
  const street = Math.max(
    0,
    others.findIndex((line) => !/^(?:c\/o|attn)\b/iu.test(line)),
  )
  return {
    company: lines[company] ?? null,
    address_1: others[street] ?? null,
    address_2: joined(others.filter((_, index) => index !== street)),
  }
}

function joined(lines: readonly string[]): string | null {
  return lines.join(", ") || null
}
