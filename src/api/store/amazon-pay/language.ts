import type { MedusaRequest } from "@medusajs/framework/http"
import { acceptLanguage } from "../../../amazon/preferred-language"

/** The shopper's language: that of the request (Medusa's `?locale=` or `x-medusa-locale`), then the browser's. */
export function languageOf(req: MedusaRequest): string | null {
  return acceptLanguage(req.locale, req.get("accept-language"))
}
