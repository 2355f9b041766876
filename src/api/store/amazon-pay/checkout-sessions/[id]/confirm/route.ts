import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { confirmCheckoutWorkflow } from "../../../../../../workflows"
import { languageOf } from "../../../language"
import type { SessionBody } from "../body"

/** Seconds. */
const RETRY_AFTER = "5"

/**
 * 注文を確定する: answers where the buyer approves the payment. What the shopper can try again answers 503, everything
 * else as Medusa does.
 */
export async function POST(req: MedusaRequest<SessionBody>, res: MedusaResponse): Promise<void> {
  const input = { checkout_session_id: req.params["id"] ?? "", ...req.validatedBody, language: languageOf(req) }
  try {
    const { result } = await confirmCheckoutWorkflow(req.scope).run({ input })
    res.json(result)
  } catch (error) {
    if (!isUnreachable(error)) throw error
    res.setHeader("Retry-After", RETRY_AFTER)
    res.status(503).json({ type: error.type, code: error.code, message: error.message })
  }
}

function isUnreachable(error: unknown): error is { type: string; code: string; message: string } {
  return typeof error === "object" && error !== null && Reflect.get(error, "code") === "amazon_unreachable"
}
