import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { dismissWarningWorkflow } from "../../../../../../workflows"

/** Puts a warning away. Answers with its id. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { actor_id, actor_type } = req.auth_context
  const input = { id: req.params["id"] ?? "", actor_id: actor_type === "user" ? actor_id : null }
  const { result: warning } = await dismissWarningWorkflow(req.scope).run({ input })
  res.json({ warning })
}
