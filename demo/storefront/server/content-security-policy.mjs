/** What Amazon's own button script loads and talks to; not needed with an emulator. */
const AMAZON = ["https://*.payments-amazon.com", "https://*.amazon.co.jp", "https://*.media-amazon.com"]

/**
 * The pages' Content-Security-Policy: scripts from this server and from Amazon Pay, nothing inline, data from Medusa,
 * and the one form that the Amazon Pay button posts to the hosted pages.
 *
 * @param {{ medusaUrl: string, checkoutScript: string, hostedPages?: string }} origins `hostedPages` is an emulator's
 *   origin; without, it is Amazon
 */
export function contentSecurityPolicy({ medusaUrl, checkoutScript, hostedPages }) {
  const amazon = hostedPages ? [new URL(hostedPages).origin] : AMAZON
  const script = new URL(checkoutScript).origin
  const directives = {
    "default-src": ["'none'"],
    "script-src": ["'self'", script],
    "style-src": ["'self'", ...(hostedPages ? [] : ["'unsafe-inline'"])], // Amazon's script writes style elements
    "img-src": ["'self'", "data:", ...amazon],
    "font-src": ["'self'"],
    "connect-src": ["'self'", new URL(medusaUrl).origin, ...amazon],
    "frame-src": amazon,
    "form-action": amazon,
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ")
}
