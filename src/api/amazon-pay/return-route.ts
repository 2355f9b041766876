import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

/** A token of ours has some hundred characters. */
const LONGEST = 2_000

/** A parameter of a return URL; one that was given twice, or is longer than ours are, is not one we wrote. */
export function parameter({ query }: MedusaRequest, name: string): string | null {
  const value = query[name]
  return typeof value === "string" && value.length <= LONGEST ? value : null
}

/**
 * Sends the shopper's browser on: always with 303, never with JSON. The address it leaves names a Checkout Session, so
 * neither a cache nor the next page's referrer may keep it.
 *
 * @param url null when no account is configured, and so no page of the storefront is known
 */
export function sendOn(res: MedusaResponse, url: string | null): void {
  res.setHeader("Cache-Control", "no-store")
  res.setHeader("Referrer-Policy", "no-referrer")
  if (url === null) res.status(404).type("text").send("Amazon Pay is not configured in this shop.")
  else res.redirect(303, url)
}
