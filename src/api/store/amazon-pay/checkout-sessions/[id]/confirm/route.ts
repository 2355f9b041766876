import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { confirmCheckoutWorkflow } from "../../../../../../workflows"
import { languageOf } from "../../../language"

/** 注文を確定する: answers where the buyer approves the payment. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const input = { checkout_session_id: req.params["id"] ?? "", language: languageOf(req) }
  const { result } = await confirmCheckoutWorkflow(req.scope).run({ input })
  res.json(result)
}
