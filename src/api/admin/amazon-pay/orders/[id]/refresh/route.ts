import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { refreshOrderWorkflow } from "../../../../../../workflows"

/** Looks at Amazon again, then answers as GET does. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result: amazon_pay } = await refreshOrderWorkflow(req.scope).run({ input: req.params["id"] ?? "" })
  res.json({ amazon_pay })
}
