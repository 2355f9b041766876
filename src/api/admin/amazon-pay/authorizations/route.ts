import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listAuthorizationsWorkflow } from "../../../../workflows"

/** Authorizations that end soon, and those that were declined lately. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await listAuthorizationsWorkflow(req.scope).run()
  res.json(result)
}
