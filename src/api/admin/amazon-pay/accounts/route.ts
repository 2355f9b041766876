import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listAccountsWorkflow } from "../../../../workflows"

/** The store's accounts with Amazon Pay. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result: accounts } = await listAccountsWorkflow(req.scope).run()
  res.json({ accounts })
}
