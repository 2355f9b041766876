import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { healthWorkflow } from "../../../workflows"

/** For a monitor: 503 when work has waited too long. Not for what restarts instances: another one may run the clock. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result: health } = await healthWorkflow(req.scope).run()
  res
    .status(health.status === "ok" ? 200 : 503)
    .set("cache-control", "no-store")
    .json(health)
}
