import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { makeButtonWorkflow } from "../../../../workflows"
import { languageOf } from "../language"
import type { ButtonBody } from "./body"

/** All that `amazon.Pay.renderButton` needs for a cart, or why there is no button. */
export async function POST(req: MedusaRequest<ButtonBody>, res: MedusaResponse): Promise<void> {
  const input = { ...req.validatedBody, language: languageOf(req) }
  const { result: button } = await makeButtonWorkflow(req.scope).run({ input })
  res.json({ button })
}
