import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { returnToReviewWorkflow } from "../../../workflows"
import { parameter, sendOn } from "../return-route"

/** checkoutReviewReturnUrl: the buyer comes back from the hosted page with an address and a payment method. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const input = {
    checkout: parameter(req, "checkout"),
    amazonCheckoutSessionId: parameter(req, "amazonCheckoutSessionId"),
  }
  const { result } = await returnToReviewWorkflow(req.scope).run({ input })
  sendOn(res, result)
}
