import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { later, today } from "../../../../../lib/dates"
import { subscriptionsOf } from "../../../../../modules/subscription"
import { ownSubscription } from "../../own"

/** 再開: goes on with the next day that has not gone by; the months between are not made up for. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { id, day, frequency, ...subscription } = await ownSubscription(req, "paused")
  let { next_date } = subscription
  while (next_date < today(req.scope)) next_date = later(next_date, Number(frequency["value"]), day)
  const changed = await subscriptionsOf(req.scope).updateSubscriptions({ id, status: "active", next_date })
  res.json({ subscription: changed })
}
