import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { recordOrderWorkflow } from "../workflows"

export default async function recordOrder({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await recordOrderWorkflow(container).run({ input: event.data.id })
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "amazon-pay-order-placed" },
}
