import type { MedusaContainer } from "@medusajs/framework/types"
import type { AmazonPayClient } from "../../amazon/client"
import { isChargeId, isRefundId, type ChargePermissionId } from "../../amazon/ids"
import type { ChargePermission } from "../../amazon/resources/charge-permission"
import { recordOfCharge, recordOfRefund } from "../../providers/amazon-pay/data/charge-record"
import { lookAtAmazon } from "../../providers/amazon-pay/methods/retrieve-payment"
import { writePaymentData, type PaymentData } from "../../providers/amazon-pay/data/payment-data"
import { proveSession } from "../../providers/amazon-pay/checkout/session-proof"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { OrderPayment } from "../books/order-payments"
import { paymentStore } from "../books/payment-store"
import { paymentRows } from "../books/payment-rows"

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

/**
 * Saves what was seen with the payment. Whatever an admin's capture or refund wrote while we looked is newer, and stays.
 * A session that is still pending is written by its own authorization.
 */
export async function saveSight(
  container: MedusaContainer,
  { payment_id, data: before }: OrderPayment,
  seen: PaymentData,
): Promise<PaymentData> {
  if (payment_id === null) return seen
  const saved = await paymentStore(container).change(payment_id, ({ data: now }) => ({
    ...seen,
    charges: newest(before.charges, now.charges, seen.charges),
    declined_charges: Math.max(now.declined_charges, seen.declined_charges),
    found_refunds: Math.max(now.found_refunds, seen.found_refunds),
    refunds: newest(before.refunds, now.refunds, seen.refunds),
  }))
  return saved ?? seen
}

/** Of a payment session: its next authorization begins with that. */
export async function saveSightOfSession(
  container: MedusaContainer,
  { payment_session_id: id, provider_id }: Pick<OrderPayment, "payment_session_id" | "provider_id">,
  seen: PaymentData,
): Promise<void> {
  const account = amazonPayModule(container).accounts.get(provider_id)
  const data = writePaymentData(seen, { proof: proveSession(account, id, seen) })
  await paymentRows(container).updatePaymentSessions({ id, data })
}

function newest<Entry extends { id: string }>(before: Entry[], now: Entry[], seen: Entry[]): Entry[] {
  const find = (entries: Entry[], id: string) => entries.find((entry) => entry.id === id)
  const isUntouched = (entry: Entry) => JSON.stringify(find(before, entry.id)) === JSON.stringify(entry)
  const kept = now.map((entry) => (isUntouched(entry) ? (find(seen, entry.id) ?? entry) : entry))
  return [...kept, ...seen.filter(({ id }) => !find(now, id))]
}

/** A Charge Permission as seen just now, for our table. */
export function rowOfPermission(permission: ChargePermission) {
  return {
    state: permission.state,
    reason_code: permission.reasonCode,
    amount_limit: permission.amountLimit?.amount ?? null,
    amount_balance: permission.amountBalance?.amount ?? null,
    expires_at: permission.expirationTimestamp,
    looked_at: new Date(),
  }
}
