import { z } from "zod"
import { isChargePermissionId, type ChargePermissionId } from "../ids"
import { SnsMalformedError } from "./errors"
import { readFields } from "./fields"

/**
 * Amazon Pay's Instant Payment Notification: something about this object has changed. It carries no state, on purpose:
 * who wants to know asks for the object.
 * @see https://developer.amazon.com/docs/amazon-pay-checkout/set-up-instant-payment-notifications.html
 */
export interface PaymentNotification {
  merchantId: string
  /** "CHARGE", "REFUND", "CHARGE_PERMISSION", "CHARGEBACK", or what Amazon may add. */
  objectType: string
  objectId: string
  chargePermissionId: ChargePermissionId | null
}

const word = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const schema = z.object({
  merchantId: word,
  objectType: word,
  objectId: word,
  chargePermissionId: z.unknown().optional(),
})

/**
 * @param message the text of an envelope that was verified
 * @throws SnsMalformedError for what is none of Amazon Pay's, or of its API before version 2
 */
export function parsePaymentNotification(message: string): PaymentNotification {
  const field = readFields(message, "The notification")
  const parsed = schema.safeParse({
    merchantId: field("merchantId"),
    objectType: field("objectType"),
    objectId: field("objectId"),
    chargePermissionId: field("chargePermissionId"),
  })
  if (!parsed.success) {
    throw new SnsMalformedError(
      "The notification is not of Amazon Pay's API version 2: it names no merchant or object.",
    )
  }
  const { merchantId, objectId, chargePermissionId } = parsed.data
  const objectType = parsed.data.objectType.toUpperCase()
  const permission = objectType === "CHARGE_PERMISSION" ? objectId : chargePermissionId
  return {
    merchantId,
    objectType,
    objectId,
    chargePermissionId: isChargePermissionId(permission) ? permission : null,
  }
}
