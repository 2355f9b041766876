import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { chargeEditedOrderWorkflow } from "../workflows"

export default async function chargeEditedOrder({
  event,
  container,
}: SubscriberArgs<{ order_id: string }>): Promise<void> {
  await chargeEditedOrderWorkflow(container).run({ input: event.data.order_id })
}

export const config: SubscriberConfig = {
  event: "order-edit.confirmed",
  context: { subscriberId: "amazon-pay-order-edited" },
}
