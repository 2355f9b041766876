import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { checkAccountWorkflow } from "../../../../../../workflows"

/** Asks Amazon whether it takes the account's key and storeId. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const input = { provider_id: req.params["provider_id"] ?? "" }
  const { result: check } = await checkAccountWorkflow(req.scope).run({ input })
  res.json({ check })
}
