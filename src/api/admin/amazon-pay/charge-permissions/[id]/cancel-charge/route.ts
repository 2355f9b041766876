import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { cancelRecurringChargeWorkflow } from "../../../../../../workflows"
import type { CancelChargeBody } from "../../body"

/** Withdraws a period that waits to be tried again. */
export async function POST(req: MedusaRequest<CancelChargeBody>, res: MedusaResponse): Promise<void> {
  const input = { charge_permission_id: req.params["id"] ?? "", ...req.validatedBody }
  const { result: recurring_charge } = await cancelRecurringChargeWorkflow(req.scope).run({ input })
  res.json({ recurring_charge })
}
