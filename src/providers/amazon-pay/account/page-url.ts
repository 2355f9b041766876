/** The storefront's pages, by the names of their options. */
export const PAGES = ["reviewUrl", "confirmedUrl", "failedUrl", "cancelUrl"] as const

/** What the URL of a storefront's page may leave open, in braces: "https://shop.example/{country_code}/cart". */
export const PLACEHOLDERS = ["country_code", "locale", "order_id"] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

const EXAMPLES: Readonly<Record<Placeholder, string>> = { country_code: "jp", locale: "en", order_id: "order_1" }

export function hasPlaceholder(pageUrl: string, name: Placeholder): boolean {
  return pageUrl.includes(`{${name}}`)
}

/** The page's URL, with the values percent-encoded: none of them reaches beyond its place. */
export function fillPageUrl(pageUrl: string, values: Readonly<Partial<Record<Placeholder, string>>>): URL {
  const filled = PLACEHOLDERS.reduce(
    (url, name) => url.replaceAll(`{${name}}`, () => encodeURIComponent(values[name] ?? "")),
    pageUrl,
  )
  return new URL(filled)
}

/** Why the URL cannot be filled: braces that are no placeholder of this page. Null when it can. */
export function faultOfPlaceholders(pageUrl: string, known: readonly Placeholder[]): string | null {
  const rest = known.reduce((url, name) => url.replaceAll(`{${name}}`, ""), pageUrl)
  const unknown = /\{[^{}]*\}?|\}|%7b|%7d/i.exec(rest)?.[0]
  if (unknown === undefined) return null
  return `"${unknown}" is not a placeholder. Known here are ${known.map((name) => `{${name}}`).join(", ")}.`
}

/** A URL as the buyer may get it, for the checks that every URL has to pass; null when none comes of it. */
export function examplePageUrl(pageUrl: string): string | null {
  try {
    return fillPageUrl(pageUrl, EXAMPLES).href
  } catch {
    return null
  }
}
