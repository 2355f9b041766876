import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { leaveCheckoutWorkflow } from "../../../workflows"
import { parameter, sendOn } from "../return-route"

/** checkoutCancelUrl: the buyer pressed cancel on the hosted page. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await leaveCheckoutWorkflow(req.scope).run({ input: parameter(req, "checkout") })
  sendOn(res, result)
}
