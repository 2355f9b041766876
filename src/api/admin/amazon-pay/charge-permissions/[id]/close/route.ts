import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { closeChargePermissionWorkflow } from "../../../../../../workflows"
import type { CloseBody } from "../../body"

/** Ends the agreement. Answers as GET /admin/amazon-pay/charge-permissions/:id does. */
export async function POST(req: MedusaRequest<CloseBody>, res: MedusaResponse): Promise<void> {
  const input = { charge_permission_id: req.params["id"] ?? "", ...req.validatedBody }
  const { result: charge_permission } = await closeChargePermissionWorkflow(req.scope).run({ input })
  res.json({ charge_permission })
}
