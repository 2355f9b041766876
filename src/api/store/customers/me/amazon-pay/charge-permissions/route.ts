import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listAgreementsWorkflow } from "../../../../../../workflows"
import { validateQuery } from "../../../../../validate-body"
import { customerOf, ownSummary } from "./own"
import { ownListQuery } from "./query"

/** The customer's own agreements. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const page = validateQuery(ownListQuery, req, res)
  if (page === null) return
  const input = { customer_id: customerOf(req), ...page }
  const { result } = await listAgreementsWorkflow(req.scope).run({ input })
  res.json({ ...result, charge_permissions: result.charge_permissions.map(ownSummary) })
}
