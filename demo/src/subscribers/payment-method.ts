import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { AmazonPayEvents } from "medusa-payment-amazon-pay/workflows"
import { subscriptionsOf } from "../modules/subscription"

type Needed = AmazonPayEvents["amazon-pay.payment_method_needed"]
type Mended = AmazonPayEvents["amazon-pay.payment_method_mended"]

/** Amazon does not tell its buyers: マイページ does. A shop that sends mails would send one here. */
export default async function paymentMethod({ event, container }: SubscriberArgs<Needed | Mended>): Promise<void> {
  const { charge_permission_id } = event.data
  const buyer_update_url = "buyer_update_url" in event.data ? event.data.buyer_update_url : null
  const subscriptions = subscriptionsOf(container)
  const ids = (await subscriptions.listSubscriptions({ charge_permission_id })).map(({ id }) => id)
  await subscriptions.updateSubscriptions(ids.map((id) => ({ id, buyer_update_url })))
}

export const config: SubscriberConfig = {
  event: ["amazon-pay.payment_method_needed", "amazon-pay.payment_method_mended"],
  context: { subscriberId: "demo-payment-method" },
}
