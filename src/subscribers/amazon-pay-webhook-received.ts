import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { PaymentWebhookEvents } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { receiveNotificationWorkflow } from "../workflows"

interface WebhookReceived {
  /** As in the URL: "amazon-pay_jp", or "pp_amazon-pay_jp". */
  provider: string
  payload: { data: unknown }
}

/**
 * For a store that points SNS at Medusa's own /hooks/payment/amazon-pay_<id>. Medusa has answered 200 by now, so what
 * fails here is not sent again by Amazon; it may be tried again by the event bus.
 */
export default async function receiveWebhook({ event, container }: SubscriberArgs<WebhookReceived>): Promise<void> {
  const { provider, payload } = event.data
  const { accounts } = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const providerId = provider.startsWith("pp_") ? provider : `pp_${provider}`
  if (accounts.find(providerId) === null) return
  const { result } = await receiveNotificationWorkflow(container).run({ input: { body: payload.data } })
  if (result.reception === "failed") throw new Error("Amazon Pay: the notification could not be followed.")
}

export const config: SubscriberConfig = {
  event: PaymentWebhookEvents.WebhookReceived,
  context: { subscriberId: "amazon-pay-webhook-received" },
}
