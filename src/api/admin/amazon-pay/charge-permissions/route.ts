import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listAgreementsWorkflow } from "../../../../workflows"
import { validateQuery } from "../../../validate-body"
import { listQuery } from "./query"

/** The shop's agreements. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const query = validateQuery(listQuery, req, res)
  if (query === null) return
  const { customer_id, state, limit, offset } = query
  const input = { limit, offset, ...(customer_id ? { customer_id } : {}), ...(state ? { state } : {}) }
  const { result } = await listAgreementsWorkflow(req.scope).run({ input })
  res.json(result)
}
