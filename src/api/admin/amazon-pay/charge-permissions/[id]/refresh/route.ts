import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { refreshAgreementWorkflow } from "../../../../../../workflows"

/** Asks Amazon how the agreement is. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const input = { charge_permission_id: req.params["id"] ?? "" }
  const { result: charge_permission } = await refreshAgreementWorkflow(req.scope).run({ input })
  res.json({ charge_permission })
}
