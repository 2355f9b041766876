import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { viewAgreementWorkflow } from "../../../../../../../workflows"
import { customerOf, ownView } from "../own"

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const input = { charge_permission_id: req.params["id"] ?? "", customer_id: customerOf(req) }
  const { result } = await viewAgreementWorkflow(req.scope).run({ input })
  res.json({ charge_permission: ownView(result) })
}
