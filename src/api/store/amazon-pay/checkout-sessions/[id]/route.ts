import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { addDetailsWorkflow, viewCheckoutSessionWorkflow } from "../../../../../workflows"
import { languageOf } from "../../language"
import type { DetailsBody } from "./body"

/** With `?cart_id=` the session must be that cart's. */
function readSession(req: MedusaRequest) {
  const { cart_id } = req.query
  return {
    checkout_session_id: req.params["id"] ?? "",
    cart_id: typeof cart_id === "string" ? cart_id : null,
    language: languageOf(req),
  }
}

/** What the review page (注文確認) shows. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result: checkout_session } = await viewCheckoutSessionWorkflow(req.scope).run({ input: readSession(req) })
  res.setHeader("Cache-Control", "no-store")
  res.json({ checkout_session })
}

/** Adds what `missing_fields` asks for; answers as GET does. */
export async function POST(req: MedusaRequest<DetailsBody>, res: MedusaResponse): Promise<void> {
  const input = { ...readSession(req), details: req.validatedBody }
  const { result: checkout_session } = await addDetailsWorkflow(req.scope).run({ input })
  res.json({ checkout_session })
}
