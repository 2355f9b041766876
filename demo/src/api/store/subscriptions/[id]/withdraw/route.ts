import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { closeAgreement, safely } from "../../../../../lib/renew-due"
import { stopSubscriptionWorkflow } from "../../../../../workflows/stop-subscription"
import { ownSubscription } from "../../own"

/** 退会: it has ended at once, in the shop; at Amazon as soon as nothing of it is pending. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const subscription = await ownSubscription(req, "active", "paused")
  const input = { subscription, status: "ended" } as const
  const { result } = await stopSubscriptionWorkflow(req.scope).run({ input })
  await safely(req.scope, subscription, () => closeAgreement(req.scope, subscription))
  res.json({ subscription: result })
}
