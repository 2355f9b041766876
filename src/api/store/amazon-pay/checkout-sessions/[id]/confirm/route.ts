import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { confirmCheckoutWorkflow } from "../../../../../../workflows"
import { answerUnreachable } from "../../../answer-unreachable"
import { languageOf } from "../../../language"
import type { SessionBody } from "../body"

/** 注文を確定する: answers where the buyer approves the payment. */
export async function POST(req: MedusaRequest<SessionBody>, res: MedusaResponse): Promise<void> {
  const input = { checkout_session_id: req.params["id"] ?? "", ...req.validatedBody, language: languageOf(req) }
  try {
    const { result } = await confirmCheckoutWorkflow(req.scope).run({ input })
    res.json(result)
  } catch (error) {
    answerUnreachable(res, error)
  }
}
