import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { completeCheckoutWorkflow } from "../../../workflows"
import { parameter, sendOn } from "../return-route"

/** checkoutResultReturnUrl: the buyer comes back from approving the payment, or from not approving it. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const input = {
    checkout: parameter(req, "checkout"),
    amazonCheckoutSessionId: parameter(req, "amazonCheckoutSessionId"),
  }
  const { result } = await completeCheckoutWorkflow(req.scope).run({ input })
  sendOn(res, result)
}
