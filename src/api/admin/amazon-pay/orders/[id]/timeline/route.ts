import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { viewTimelineWorkflow } from "../../../../../../workflows"
import { validateQuery } from "../../../../../validate-body"
import { timelineQuery } from "../../query"

/** What happened to an order, the newest first. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const page = validateQuery(timelineQuery, req, res)
  if (page === null) return
  const input = { order_id: req.params["id"] ?? "", ...page }
  const { result: timeline } = await viewTimelineWorkflow(req.scope).run({ input })
  res.json({ timeline })
}
