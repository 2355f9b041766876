import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { closeChargePermissionWorkflow, viewAgreementWorkflow } from "../../../../../../../../workflows"
import { customerOf, ownView } from "../../own"

/** 退会: the customer ends their own agreement. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const charge_permission_id = req.params["id"] ?? ""
  await viewAgreementWorkflow(req.scope).run({ input: { charge_permission_id, customer_id: customerOf(req) } })
  const input = { charge_permission_id, reason: "Ended by the customer in the shop" }
  const { result } = await closeChargePermissionWorkflow(req.scope).run({ input })
  res.json({ charge_permission: ownView(result) })
}
