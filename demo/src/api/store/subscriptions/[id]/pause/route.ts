import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { stopSubscriptionWorkflow } from "../../../../../workflows/stop-subscription"
import { ownSubscription } from "../../own"

/** 休会: there are no more orders until it is resumed. Amazon is told nothing. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const subscription = await ownSubscription(req, "active")
  const input = { subscription, status: "paused" } as const
  const { result } = await stopSubscriptionWorkflow(req.scope).run({ input })
  res.json({ subscription: result })
}
