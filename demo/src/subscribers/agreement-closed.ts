import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { AmazonPayEvents } from "medusa-payment-amazon-pay/workflows"
import { subscriptionsOf } from "../modules/subscription"
import { stopSubscriptionWorkflow } from "../workflows/stop-subscription"

type Closed = AmazonPayEvents["amazon-pay.charge_permission_closed"]

/** By the customer at Amazon, by the shop, or because it expired: what is charged on it has ended. */
export default async function closed({ event, container }: SubscriberArgs<Closed>): Promise<void> {
  const { charge_permission_id } = event.data
  const subscriptions = subscriptionsOf(container)
  for (const subscription of await subscriptions.listSubscriptions({ charge_permission_id })) {
    await subscriptions.updateSubscriptions({ id: subscription.id, is_open: false, buyer_update_url: null })
    if (subscription.status === "ended") continue
    await stopSubscriptionWorkflow(container).run({ input: { subscription, status: "ended" } })
  }
}

export const config: SubscriberConfig = {
  event: "amazon-pay.charge_permission_closed",
  context: { subscriberId: "demo-agreement-closed" },
}
