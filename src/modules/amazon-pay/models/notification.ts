import { model } from "@medusajs/framework/utils"

/** What came of a notification. Work is outstanding while it is "received" or "failed": the same message does it again. */
export const NOTIFICATION_OUTCOMES = [
  "received",
  "reconciled",
  "unknown_permission",
  "chargeback",
  "ignored",
  "failed",
] as const
export type NotificationOutcome = (typeof NOTIFICATION_OUTCOMES)[number]

/**
 * An Instant Payment Notification that was genuine: which object it named, and what came of it. It is written before
 * Amazon's SNS is answered, and makes a duplicate known as one. It holds no state, no buyer and no raw message.
 */
export const AmazonPayNotification = model
  .define("amazon_pay_notification", {
    /** SNS's MessageId, the same for each attempt to deliver the message. */
    id: model.text().primaryKey(),
    /** The account it was meant for. */
    provider_id: model.text(),
    /** "CHARGE", "REFUND", "CHARGE_PERMISSION", "CHARGEBACK", or what Amazon may add. */
    object_type: model.text(),
    object_id: model.text(),
    charge_permission_id: model.text().nullable(),
    /** SNS's topic that it came by. */
    topic_arn: model.text().nullable(),
    outcome: model.enum([...NOTIFICATION_OUTCOMES]),
    /** When it first arrived. */
    received_at: model.dateTime(),
  })
  .indexes([
    { on: ["charge_permission_id"] },
    { on: ["received_at"] },
    { on: ["object_id"], where: "object_type = 'CHARGEBACK'" },
    { on: ["provider_id", "topic_arn", "received_at"] },
  ])
