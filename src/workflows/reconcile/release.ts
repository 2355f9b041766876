import type { AmazonPayClient } from "../../amazon/client"
import { AmazonPayStateError } from "../../amazon/errors"
import { idempotencyKey } from "../../amazon/idempotency-key"
import type { ChargePermissionId } from "../../amazon/ids"
import type { ChargePermission } from "../../amazon/resources/charge-permission"
import type { CheckoutSession } from "../../amazon/resources/checkout-session"
import { isLive, recordOfCharge, withRecord } from "../../providers/amazon-pay/data/charge-record"
import type { PaymentData } from "../../providers/amazon-pay/data/payment-data"

const REASON = "The order was canceled in the shop"

/** Closes the Charge Permission, and with it what is authorized and not captured. Captured charges stay refundable. */
export async function release(client: AmazonPayClient, id: ChargePermissionId): Promise<ChargePermission> {
  try {
    return await client.closeChargePermission(id, { closureReason: REASON, cancelPendingCharges: true })
  } catch (error) {
    if (error instanceof AmazonPayStateError) return client.getChargePermission(id)
    throw error
  }
}

/** Cancels what is authorized and not captured; what was captured by then stays as it is. */
export async function releaseCharges(client: AmazonPayClient, data: PaymentData): Promise<PaymentData> {
  let { charges } = data
  for (const charge of data.charges.filter(isLive)) {
    const now = await client.cancelCharge(charge.id, REASON).catch((error: unknown) => {
      if (error instanceof AmazonPayStateError) return client.getCharge(charge.id)
      throw error
    })
    charges = withRecord(charges, recordOfCharge(now, charge))
  }
  return { ...data, charges }
}

/**
 * Gives back all of a checkout that became no order: the permission is closed, and what was captured at once
 * (AuthorizeWithCapture) is refunded.
 */
export async function releaseCheckout(client: AmazonPayClient, session: CheckoutSession): Promise<void> {
  const { chargePermissionId, chargeId } = session
  if (chargePermissionId) await release(client, chargePermissionId)
  const charge = chargeId ? await client.getCharge(chargeId) : null
  const captured = charge?.state === "Captured" ? charge.captureAmount : null
  if (charge === null || captured === null) return
  // Medusa refunds it itself when the cart fails after the payment; and a second try finds what the first one did.
  const left = charge.refundedAmount ? captured.minus(charge.refundedAmount) : captured
  if (left.isZero()) return
  const key = idempotencyKey("release", charge.chargeId, captured.toString())
  await client.createRefund({ chargeId: charge.chargeId, refundAmount: left.toPrice() }, key)
}
