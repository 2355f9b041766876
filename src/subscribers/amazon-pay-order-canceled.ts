import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { releaseOrderWorkflow } from "../workflows"

export default async function releaseOrder({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await releaseOrderWorkflow(container).run({ input: event.data.id })
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "amazon-pay-order-canceled" },
}
