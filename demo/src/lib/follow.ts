import type { MedusaContainer } from "@medusajs/framework/types"
import { subscriptionsOf } from "../modules/subscription"
import { stopSubscriptionWorkflow } from "../workflows/stop-subscription"
import { later } from "./dates"
import { periodOf } from "./renewal-order"

/** Moves the subscription on by what came of charging a period. Told twice, it moves once. */
export async function follow(container: MedusaContainer, period: string, outcome: string): Promise<void> {
  const subscriptions = subscriptionsOf(container)
  const [subscription] = await subscriptions.listSubscriptions({ id: period.slice(0, period.indexOf("/")) })
  if (subscription === undefined || periodOf(subscription) !== period) return
  switch (outcome) {
    case "charged":
    case "already_charged": {
      const { id, months_charged, next_date, day, frequency } = subscription
      const next = later(next_date, Number(frequency["value"]), day)
      await subscriptions.updateSubscriptions({ id, months_charged: months_charged + 1, next_date: next })
      return
    }
    case "closed":
      await stopSubscriptionWorkflow(container).run({ input: { subscription, status: "ended" } })
      return
    case "gave_up":
    case "refused":
      // The customer resumes it, once they have another payment method.
      await stopSubscriptionWorkflow(container).run({ input: { subscription, status: "paused" } })
  }
}
