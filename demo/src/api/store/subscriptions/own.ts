import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { subscriptionsOf, type SubscriptionRow } from "../../../modules/subscription"

/** The customer's own, in one of these states. @throws MedusaError(NOT_FOUND) · MedusaError(NOT_ALLOWED) */
export async function ownSubscription(
  req: AuthenticatedMedusaRequest,
  ...states: SubscriptionRow["status"][]
): Promise<SubscriptionRow> {
  const { id = "" } = req.params
  const customer_id = req.auth_context.actor_id
  const [subscription] = await subscriptionsOf(req.scope).listSubscriptions({ id, customer_id })
  if (subscription === undefined) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Subscription with id: ${id} was not found`)
  }
  const { status } = subscription
  if (!states.includes(status)) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `The subscription is ${status}.`)
  return subscription
}
