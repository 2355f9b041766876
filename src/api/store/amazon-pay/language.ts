import type { MedusaRequest } from "@medusajs/framework/http"

/** The shopper's language, for the messages: Medusa's own header, or the browser's. */
export function languageOf(req: MedusaRequest): string | null {
  return req.get("x-medusa-locale") ?? req.get("accept-language") ?? null
}
