import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { makePaymentLinkWorkflow } from "../../../../../../workflows"
import { answerConflict } from "../../../../conflict"

/** A page of the storefront's where the buyer pays what the order still costs. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  try {
    const { result: payment_link } = await makePaymentLinkWorkflow(req.scope).run({ input: req.params["id"] ?? "" })
    res.json({ payment_link })
  } catch (error) {
    answerConflict(res, error)
  }
}
