import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { viewOrderWorkflow } from "../../../../../workflows"

/** What the store knows of an order at Amazon Pay. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result: amazon_pay } = await viewOrderWorkflow(req.scope).run({ input: req.params["id"] ?? "" })
  res.json({ amazon_pay })
}
