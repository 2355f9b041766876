/** Characters that are read: browsers send less than a hundred. */
const MOST = 1000

/** A language that is wanted: "de", "de-at", or "*". */
interface Range {
  tag: string
  /** From 0, not at all, to 1. */
  quality: number
}

/**
 * Of the languages there are, the one that is liked best: the very tag, or else another of the same language ("en_GB" for
 * "en-US"). Without dependencies, for the browser's bundle has it, too.
 *
 * @param wanted an Accept-Language header, a BCP 47 tag ("fr-CA"), or a locale as Medusa and Amazon write it ("ja_JP");
 *   anything else is no wish
 * @param available the first is for those whose languages are not there
 */
export function preferredLanguage<Language extends string>(
  wanted: string | null | undefined,
  available: readonly [Language, ...Language[]],
): Language {
  const ranges = readRanges(wanted ?? "")
  const refused = ranges.filter(({ quality }) => quality === 0).map(({ tag }) => tag)
  const liked = ranges.filter(({ quality }) => quality > 0).sort((one, other) => other.quality - one.quality)
  const named = new Set(liked.map(({ tag }) => primary(tag)))
  const allowed = available.filter((language) => !refused.some((tag) => covers(tag, normal(language))))

  for (const { tag } of liked) {
    const found =
      tag === "*"
        ? allowed.find((language) => !named.has(primary(normal(language))))
        : (available.find((language) => normal(language) === tag) ??
          allowed.find((language) => primary(normal(language)) === primary(tag)))
    if (found !== undefined) return found
  }
  return available[0]
}

/** "de-DE", "de_de": one tag, however it is written. */
export function isSameTag(one: string, other: string): boolean {
  return normal(one) === normal(other)
}

/** Several wishes as one: of those that weigh the same the first counts. */
export function acceptLanguage(...wishes: readonly (string | null | undefined)[]): string | null {
  return wishes.filter(Boolean).join(",") || null
}

function readRanges(wanted: string): Range[] {
  return wanted.slice(0, MOST).toLowerCase().split(",").flatMap(readRange)
}

function readRange(entry: string): Range[] {
  const tag = /^\s*(\*|[a-z]+(?:[-_][a-z0-9]+)*)/.exec(entry)?.[1]
  if (tag === undefined) return []
  const weight = parseFloat(/;\s*q\s*=\s*([-.\d]+)/.exec(entry)?.[1] ?? "1")
  return [{ tag: normal(tag), quality: Number.isNaN(weight) ? 1 : Math.min(1, Math.max(0, weight)) }]
}

function normal(tag: string): string {
  return tag.toLowerCase().replaceAll("_", "-")
}

function primary(tag: string): string {
  return tag.split("-", 1)[0] ?? ""
}

function covers(range: string, tag: string): boolean {
  return tag === range || tag.startsWith(`${range}-`)
}
