import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { viewCheckoutSessionWorkflow } from "../../../../../workflows"
import { languageOf } from "../../language"

/** What the review page (注文確認) shows. With `?cart_id=` the session must be that cart's. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { cart_id } = req.query
  const input = {
    checkout_session_id: req.params["id"] ?? "",
    cart_id: typeof cart_id === "string" ? cart_id : null,
    language: languageOf(req),
  }
  const { result: checkout_session } = await viewCheckoutSessionWorkflow(req.scope).run({ input })
  res.setHeader("Cache-Control", "no-store")
  res.json({ checkout_session })
}
