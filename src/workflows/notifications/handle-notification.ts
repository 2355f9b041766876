import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { PaymentNotification } from "../../amazon/sns"
import type { NotificationOutcome } from "../../modules/amazon-pay/models/notification"
import { byItself } from "../reconcile/by-itself"
import type { Hint } from "../reconcile/observe"
import { reconcile } from "../reconcile/reconcile"
import { amazonPayModule } from "../support/amazon-pay-module"
import { loggable } from "../support/error-info"
import { tellOfChargeback } from "./tell-of-chargeback"

interface GenuineNotification {
  /** SNS's, the same for each attempt to deliver the message. */
  messageId: string
  providerId: string
  topicArn: string
  notification: PaymentNotification
}

/**
 * Remembers the notification, then does what it asks for, once: a duplicate is answered without work, unless the work
 * failed before.
 */
export async function handleNotification(container: MedusaContainer, genuine: GenuineNotification) {
  const { messageId: id, providerId: provider_id, topicArn: topic_arn, notification } = genuine
  const module = amazonPayModule(container)
  const [known] = await module.listAmazonPayNotifications({ id: [id] })
  if (known && known.outcome !== "received" && known.outcome !== "failed") {
    return { reception: "handled", message: "Already processed." } as const
  }
  if (!known) {
    await module.createAmazonPayNotifications({
      id,
      provider_id,
      object_type: notification.objectType,
      object_id: notification.objectId,
      charge_permission_id: notification.chargePermissionId,
      topic_arn,
      outcome: "received",
      received_at: module.clock.now(),
    })
  }
  const outcome = await work(container, notification)
  await module.updateAmazonPayNotifications({ id, outcome })
  return outcome === "failed"
    ? ({ reception: "failed", message: "Send it again." } as const)
    : ({ reception: "handled", message: "Processed." } as const)
}

async function work(container: MedusaContainer, notification: PaymentNotification): Promise<NotificationOutcome> {
  const { objectType, objectId, chargePermissionId } = notification
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const about = `${objectType} ${objectId}${chargePermissionId === null ? "" : ` of ${chargePermissionId}`}`
  switch (objectType) {
    case "CHARGE":
    case "REFUND":
    case "CHARGE_PERMISSION":
      if (chargePermissionId === null) {
        logger.warn(`Amazon Pay: the notification of ${about} names no Charge Permission, and is left to the clock.`)
        return "unknown_permission"
      }
      return follow(container, chargePermissionId, { type: objectType, id: objectId })
    case "CHARGEBACK":
      logger.warn(
        `Amazon Pay: a buyer has disputed a payment, ${about}. Answer it in Seller Central: there is a deadline.`,
      )
      await tellOfChargeback(container, notification)
      return "chargeback"
    default:
      logger.info(`Amazon Pay: the notification of ${about} is of a type that is not known here.`)
      return "ignored"
  }
}

async function follow(
  container: MedusaContainer,
  charge_permission_id: string,
  hint: Hint,
): Promise<NotificationOutcome> {
  try {
    return (await byItself(() => reconcile(container, { charge_permission_id, hint }))).outcome
  } catch (error) {
    // Whatever it was: the notification is kept as one whose work is outstanding, and SNS sends it again.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Amazon Pay: the notification of ${hint.type} ${hint.id} could not be followed. ${loggable(error)}`)
    return "failed"
  }
}
