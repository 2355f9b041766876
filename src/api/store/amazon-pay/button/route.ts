import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { makeButtonWorkflow } from "../../../../workflows"
import { languageOf } from "../language"
import type { ButtonBody } from "./body"

/** All that `amazon.Pay.renderButton` needs for a cart, or why there is no button. */
export async function POST(req: AuthenticatedMedusaRequest<ButtonBody>, res: MedusaResponse): Promise<void> {
  const input = { ...req.validatedBody, customer_id: actorOf(req), language: languageOf(req) }
  const { result: button } = await makeButtonWorkflow(req.scope).run({ input })
  res.json({ button })
}

/** Who is logged in, if somebody is. */
function actorOf({ auth_context }: { auth_context?: { actor_id: string } }): string | undefined {
  return auth_context?.actor_id || undefined
}
