import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { PaymentEvents } from "@medusajs/framework/utils"
import { watchPaymentWorkflow } from "../workflows"

export default async function watchPayment({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await watchPaymentWorkflow(container).run({ input: event.data.id })
}

export const config: SubscriberConfig = {
  event: [PaymentEvents.CAPTURED, PaymentEvents.REFUNDED],
  context: { subscriberId: "amazon-pay-payment-moved" },
}
