import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { reauthorizePaymentWorkflow } from "../../../../../../workflows"

/** Authorizes what is not captured yet once more, without the buyer. Answers as GET /admin/amazon-pay/orders/:id does. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result: amazon_pay } = await reauthorizePaymentWorkflow(req.scope).run({ input: req.params["id"] ?? "" })
  res.json({ amazon_pay })
}
