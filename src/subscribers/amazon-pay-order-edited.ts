import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { chargeEditedOrderWorkflow } from "../workflows"

export default async function chargeEditedOrder({
  event,
  container,
}: SubscriberArgs<{ order_id: string }>): Promise<void> {
  await chargeEditedOrderWorkflow(container).run({ input: event.data.order_id })
}

export const config: SubscriberConfig = {
  // Each may change what an order costs, and Medusa then cancels the payment.
  event: [
    "order-edit.confirmed",
    "order.return_requested",
    "order.return_received",
    "order.exchange_created",
    "order.claim_created",
  ],
  context: { subscriberId: "amazon-pay-order-edited" },
}
