import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listAttentionWorkflow } from "../../../../workflows"
import { validateQuery } from "../../../validate-body"
import { attentionQuery } from "./query"

/** What needs attention. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const query = validateQuery(attentionQuery, req, res)
  if (query === null) return
  const { kind, limit, offset } = query
  const input = { limit, offset, ...(kind ? { kind } : {}) }
  const { result } = await listAttentionWorkflow(req.scope).run({ input })
  res.json(result)
}
