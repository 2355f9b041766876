import type { MedusaResponse } from "@medusajs/framework/http"

/** Seconds. */
const RETRY_AFTER = "5"

/** What the shopper can try again is no fault of the shop's: 503, where Medusa would answer 500. @throws what is another */
export function answerUnreachable(res: MedusaResponse, error: unknown): void {
  if (!isUnreachable(error)) throw error
  res.setHeader("Retry-After", RETRY_AFTER)
  res.status(503).json({ type: error.type, code: error.code, message: error.message })
}

function isUnreachable(error: unknown): error is { type: string; code: string; message: string } {
  return typeof error === "object" && error !== null && Reflect.get(error, "code") === "amazon_unreachable"
}
