import type { AmazonPayClient } from "../../amazon/client"
import { isChargeId, isRefundId, type ChargePermissionId } from "../../amazon/ids"
import { recordOfCharge, recordOfRefund } from "../../providers/amazon-pay/data/charge-record"
import { lookAtAmazon } from "../../providers/amazon-pay/methods/retrieve-payment"
import type { PaymentData } from "../../providers/amazon-pay/data/payment-data"

/** An object of Amazon's that a notification named. It is looked at, and nothing else is believed. */
export interface Hint {
  type: "CHARGE_PERMISSION" | "CHARGE" | "REFUND"
  id: string
}

/**
 * One payment's charges and refunds as Amazon has them now, and what the hint names, if it is of this permission.
 * @throws AmazonPayError
 */
export async function lookAtPayment(
  client: AmazonPayClient,
  id: ChargePermissionId,
  known: PaymentData,
  hint: Hint | undefined,
): Promise<PaymentData> {
  const seen = await lookAtAmazon(client, known)
  return hint ? lookAtHint(client, id, seen, hint) : seen
}

/** A charge or refund that was made elsewhere: Amazon has no list of them, so a notification is how it becomes known. */
async function lookAtHint(
  client: AmazonPayClient,
  permissionId: ChargePermissionId,
  data: PaymentData,
  { type, id }: Hint,
): Promise<PaymentData> {
  if (type === "CHARGE" && isChargeId(id) && !data.charges.some((charge) => charge.id === id)) {
    const charge = await client.getCharge(id)
    if (charge.chargePermissionId !== permissionId) return data
    return { ...data, charges: [...data.charges, recordOfCharge(charge)] }
  }
  if (type === "REFUND" && isRefundId(id) && !data.refunds.some((refund) => refund.id === id)) {
    const refund = await client.getRefund(id)
    const charge = data.charges.find((known) => known.id === refund.chargeId)
    if (!charge) return data
    return {
      ...data,
      refunds: [...data.refunds, recordOfRefund(refund, { charge_id: charge.id, amount: "0", refund_id: null })],
    }
  }
  return data
}
