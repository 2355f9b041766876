import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { chargeForAdminWorkflow } from "../../../../../../workflows"
import { answerConflict } from "../../../../conflict"

/** Charges what the order costs and no payment stands for, without the buyer. Answers as GET does. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  try {
    const { result: amazon_pay } = await chargeForAdminWorkflow(req.scope).run({ input: req.params["id"] ?? "" })
    res.json({ amazon_pay })
  } catch (error) {
    answerConflict(res, error)
  }
}
