import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"
import { warnOfOrderWorkflow } from "../workflows"

/** An admin may have changed the address that was agreed on at Amazon. */
export default async function warnOfOrder({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await warnOfOrderWorkflow(container).run({ input: event.data.id })
}

export const config: SubscriberConfig = {
  event: [OrderWorkflowEvents.UPDATED],
  context: { subscriberId: "amazon-pay-order-updated" },
}
