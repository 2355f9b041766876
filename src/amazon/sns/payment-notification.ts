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
  merchantid: word,
  objecttype: word,
  objectid: word,
  chargepermissionid: z.unknown().optional(),
})

/**
 * @param message the text of an envelope that was verified
 * @throws SnsMalformedError for what is none of Amazon Pay's, or of its API before version 2
 */
export function parsePaymentNotification(message: string): PaymentNotification {
  const parsed = schema.safeParse(readFields(message, "The notification"))
  if (!parsed.success) {
    throw new SnsMalformedError(
      "The notification is not of Amazon Pay's API version 2: it names no merchant or object.",
    )
  }
  const { merchantid, objecttype, objectid, chargepermissionid } = parsed.data
  const objectType = objecttype.toUpperCase()
  const permission = objectType === "CHARGE_PERMISSION" ? objectid : chargepermissionid
  return {
    merchantId: merchantid,
    objectType,
    objectId: objectid,
    chargePermissionId: isChargePermissionId(permission) ? permission : null,
  }
}
