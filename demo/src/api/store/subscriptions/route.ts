import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { today } from "../../../lib/dates"
import { subscriptionsOf } from "../../../modules/subscription"

/** The customer's own, the newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const customer_id = req.auth_context.actor_id
  const order = { created_at: "DESC" } as const
  const subscriptions = await subscriptionsOf(req.scope).listSubscriptions({ customer_id }, { order })
  res.json({ subscriptions, today: today(req.scope) })
}
