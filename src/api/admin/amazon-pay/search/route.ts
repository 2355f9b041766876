import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { searchWorkflow } from "../../../../workflows"
import { validateQuery } from "../../../validate-body"
import { searchQuery } from "./query"

/** Whose an id of Amazon's is. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const query = validateQuery(searchQuery, req, res)
  if (query === null) return
  const { result: results } = await searchWorkflow(req.scope).run({ input: query })
  res.json({ results })
}
