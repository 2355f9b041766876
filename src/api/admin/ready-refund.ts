import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readyRefundWorkflow } from "../../workflows"

/** Before Medusa's own door of refunds. */
export async function readyRefund(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { id } = req.params
  if (id) await readyRefundWorkflow(req.scope).run({ input: id })
  next()
}
