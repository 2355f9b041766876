import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  confirmSubscription,
  parseEnvelope,
  parsePaymentNotification,
  SnsError,
  SnsMalformedError,
  SnsRefusedError,
  verifyEnvelope,
  type SnsEnvelope,
} from "../../amazon/sns"
import { amazonPayModule } from "../support/amazon-pay-module"
import { oneAtATime } from "../support/one-at-a-time"
import { handleNotification } from "./handle-notification"
import { accountOfMerchant, accountsOfTopic, type Addressee } from "./addressee"
import { workflowOf } from "../support/workflow-of"

/** What to answer SNS: "handled" 2xx, "malformed" and "refused" 4xx, "failed" 5xx, so that it is sent again. */
export interface Reception {
  reception: "handled" | "malformed" | "refused" | "failed"
  /** One sentence for whoever sent it: it names nothing that the sender does not know. */
  message: string
}

export interface ReceiveNotificationInput {
  /** The request's body: SNS sends JSON as text/plain. */
  body: unknown
}

/**
 * A message came that claims to be of Amazon's SNS. It is believed when SNS signed it, an account lists its topic, and
 * it names that account's merchant; then it triggers reconcile. Nothing else in it is believed: it carries no
 * state. It may come twice, late, or in the wrong order.
 */
export const receiveNotificationWorkflow = workflowOf("amazon-pay-receive-notification", receive)

async function receive(container: MedusaContainer, { body }: ReceiveNotificationInput): Promise<Reception> {
  try {
    const envelope = parseEnvelope(body)
    // The topic first: it costs nothing, and a stranger cannot make us fetch a certificate.
    const addressees = accountsOfTopic(amazonPayModule(container).accounts, envelope.topicArn)
    const insteadOfAmazon = addressees[0].account.options.endpoints?.snsCertificates ?? null
    await verifyEnvelope(envelope, amazonPayModule(container).certificates, insteadOfAmazon)
    return await take(container, envelope, addressees, insteadOfAmazon)
  } catch (error) {
    if (!(error instanceof SnsError)) throw error
    const reception = receptionOf(error)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Amazon Pay: a notification was ${reception}. ${error.in_own_words}`)
    return { reception, message: reception === "failed" ? "Send it again." : "Rejected." }
  }
}

function receptionOf(error: SnsError): Reception["reception"] {
  if (error instanceof SnsMalformedError) return "malformed"
  return error instanceof SnsRefusedError ? "refused" : "failed"
}

async function take(
  container: MedusaContainer,
  envelope: SnsEnvelope,
  addressees: readonly Addressee[],
  insteadOfAmazon: string | null,
): Promise<Reception> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  switch (envelope.type) {
    case "SubscriptionConfirmation":
      await confirmSubscription(envelope, insteadOfAmazon)
      logger.info(`Amazon Pay: the subscription to ${envelope.topicArn} is confirmed.`)
      return { reception: "handled", message: "The subscription is confirmed." }
    case "UnsubscribeConfirmation":
      logger.warn(`Amazon Pay: no more notifications will come of ${envelope.topicArn}. The subscription has ended.`)
      return { reception: "handled", message: "The subscription has ended." }
    case "Notification": {
      const { messageId, topicArn } = envelope
      const notification = parsePaymentNotification(envelope.message)
      const { providerId } = accountOfMerchant(addressees, notification.merchantId)
      // Deliveries of the same message wait for each other: the second one finds the work done.
      return oneAtATime(container, messageId, () =>
        handleNotification(container, { messageId, providerId, topicArn, notification }),
      )
    }
  }
}
