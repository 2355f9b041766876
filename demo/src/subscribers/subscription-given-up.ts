import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { AmazonPayEvents } from "medusa-payment-amazon-pay/workflows"
import { follow } from "../lib/follow"

type GivenUp = AmazonPayEvents["amazon-pay.recurring_given_up"]

export default async function givenUp({ event, container }: SubscriberArgs<GivenUp>): Promise<void> {
  await follow(container, event.data.period, "gave_up")
}

export const config: SubscriberConfig = {
  event: "amazon-pay.recurring_given_up",
  context: { subscriberId: "demo-subscription-given-up" },
}
