import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { importBuyerWorkflow } from "../../../../../../workflows"
import { answerUnreachable } from "../../../answer-unreachable"
import { languageOf } from "../../../language"
import type { SessionBody } from "../body"

/** Brings buyer and address from Amazon into the cart again; answers as GET of the session does. */
export async function POST(req: MedusaRequest<SessionBody>, res: MedusaResponse): Promise<void> {
  const input = { checkout_session_id: req.params["id"] ?? "", ...req.validatedBody, language: languageOf(req) }
  try {
    const { result: checkout_session } = await importBuyerWorkflow(req.scope).run({ input })
    res.json({ checkout_session })
  } catch (error) {
    answerUnreachable(res, error)
  }
}
