/**
 * Adds a parameter to a return URL without touching what is there: shops rely on their own query arguments coming back
 * byte for byte, so the URL is not parsed and printed again.
 */
export function withParameter(url: string, name: string, value: string): string {
  const hashAt = url.indexOf("#")
  const hash = hashAt < 0 ? "" : url.slice(hashAt)
  const bare = hashAt < 0 ? url : url.slice(0, hashAt)
  const separator = !bare.includes("?") ? "?" : /[?&]$/.test(bare) ? "" : "&"
  return `${bare}${separator}${name}=${encodeURIComponent(value)}${hash}`
}

/** The buyer's way back to the shop. */
export function returnUrl(url: string, checkoutSessionId: string): string {
  return withParameter(url, "amazonCheckoutSessionId", checkoutSessionId)
}

/** Amazon Pay takes https return URLs; plain http only for a shop on the developer's own machine. */
export function isReturnUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  if (protocol === "https:") return true
  return protocol === "http:" && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|.+\.localhost)$/.test(hostname)
}
