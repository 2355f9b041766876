import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { addDetailsWorkflow, viewCheckoutSessionWorkflow } from "../../../../../workflows"
import { languageOf } from "../../language"
import { sessionBody, type DetailsBody } from "./body"

/** What the review page (注文確認) shows. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const given = sessionBody.safeParse({ cart_id: req.query["cart_id"] })
  if (!given.success) {
    const message =
      "Name the cart that the Checkout Session belongs to: ?cart_id=cart_…, as the review page's address has it."
    res.status(400).json({ type: "invalid_data", code: "invalid_query", message })
    return
  }
  const input = { checkout_session_id: req.params["id"] ?? "", ...given.data, language: languageOf(req) }
  const { result: checkout_session } = await viewCheckoutSessionWorkflow(req.scope).run({ input })
  res.setHeader("Cache-Control", "no-store")
  res.json({ checkout_session })
}

/** Adds what `missing_fields` asks for; answers as GET does. */
export async function POST(req: MedusaRequest<DetailsBody>, res: MedusaResponse): Promise<void> {
  const { cart_id, ...details } = req.validatedBody
  const input = { checkout_session_id: req.params["id"] ?? "", cart_id, details, language: languageOf(req) }
  const { result: checkout_session } = await addDetailsWorkflow(req.scope).run({ input })
  res.json({ checkout_session })
}
