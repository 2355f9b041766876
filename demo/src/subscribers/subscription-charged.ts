import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { AmazonPayEvents } from "medusa-payment-amazon-pay/workflows"
import { follow } from "../lib/follow"

type Charged = AmazonPayEvents["amazon-pay.recurring_charged"]

export default async function charged({ event, container }: SubscriberArgs<Charged>): Promise<void> {
  await follow(container, event.data.period, "charged")
}

export const config: SubscriberConfig = {
  event: "amazon-pay.recurring_charged",
  context: { subscriberId: "demo-subscription-charged" },
}
