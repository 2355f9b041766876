import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listAgreementsWorkflow } from "../../../../../../workflows"
import { customerOf, ownSummary } from "./own"

/** The customer's own agreements. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const input = { customer_id: customerOf(req), limit: 100 }
  const { result } = await listAgreementsWorkflow(req.scope).run({ input })
  res.json({ charge_permissions: result.charge_permissions.map(ownSummary) })
}
