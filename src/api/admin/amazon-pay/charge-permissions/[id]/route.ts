import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { updateRecurringTermsWorkflow, viewAgreementWorkflow } from "../../../../../workflows"
import type { TermsBody } from "../body"

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const input = { charge_permission_id: req.params["id"] ?? "" }
  const { result: charge_permission } = await viewAgreementWorkflow(req.scope).run({ input })
  res.json({ charge_permission })
}

/** Changes what Amazon tells the buyer of it; answers as GET does. */
export async function POST(req: MedusaRequest<TermsBody>, res: MedusaResponse): Promise<void> {
  const input = { charge_permission_id: req.params["id"] ?? "", ...req.validatedBody }
  const { result: charge_permission } = await updateRecurringTermsWorkflow(req.scope).run({ input })
  res.json({ charge_permission })
}
