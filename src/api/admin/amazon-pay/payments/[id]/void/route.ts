import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { voidPaymentWorkflow } from "../../../../../../workflows"

/** Releases the authorization without canceling the order. Answers as GET /admin/amazon-pay/orders/:id does. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result: amazon_pay } = await voidPaymentWorkflow(req.scope).run({ input: req.params["id"] ?? "" })
  res.json({ amazon_pay })
}
