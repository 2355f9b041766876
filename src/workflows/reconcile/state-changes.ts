import { Money } from "../../amazon/money"
import type { ChargePermission } from "../../amazon/resources/charge-permission"
import { buyerUpdateUrl } from "../../amazon/buyer-update-url"
import {
  isSettled,
  refundable,
  type ChargeRecord,
  type RefundRecord,
} from "../../providers/amazon-pay/data/charge-record"
import type { PaymentData } from "../../providers/amazon-pay/data/payment-data"
import type { AmazonPayEvent } from "../notify/events"
import type { OrderPayment } from "../books/order-payments"
import { isWarningDue } from "./expiry"

interface Names {
  order_id: string
  charge_permission_id: string
}

/** What has become of the charges and refunds since they were last seen. A state seen before is no news. */
export function chargeEvents(payment: OrderPayment, seen: PaymentData, names: Names): AmazonPayEvent[] {
  const before = payment.data
  return [
    ...seen.charges.flatMap((charge) => ofCharge(payment, find(before.charges, charge.id), charge, names)),
    ...seen.refunds.flatMap((refund) => ofRefund(payment, find(before.refunds, refund.id), refund, names)),
  ]
}

function find<Entry extends { id: string }>(entries: readonly Entry[], id: string): Entry | undefined {
  return entries.find((entry) => entry.id === id)
}

function ofCharge(
  { provider_id, payment_collection_id, canceled, data }: OrderPayment,
  before: ChargeRecord | undefined,
  charge: ChargeRecord,
  { order_id, charge_permission_id }: Names,
): AmazonPayEvent[] {
  if (before?.state === charge.state || (before && isFinal(before))) return []
  const { id: charge_id, reason_code, amount } = charge
  const names = { order_id, charge_permission_id }
  const event = { ...names, provider_id, charge_id, reason_code, amount, currency_code: data.currency_code }
  if (charge.state === "Declined") {
    if (before?.state === "CaptureInitiated") return [{ name: "amazon-pay.capture_declined", data: event }]
    const buyer_update_url = buyerUpdateUrl(names.charge_permission_id)
    return [{ name: "amazon-pay.authorization_declined", data: { ...event, buyer_update_url, payment_collection_id } }]
  }
  // What the shop canceled itself is no news either.
  const byShop = reason_code === "MerchantCanceled" || reason_code === "ChargePermissionCanceled" || canceled
  if (charge.state === "Canceled" && before && !byShop) return [{ name: "amazon-pay.authorization_lost", data: event }]
  return []
}

/** Amazon does not take back these: what contradicts them is no news. */
function isFinal({ state }: ChargeRecord): boolean {
  return state === "Captured" || state === "Canceled" || state === "Declined"
}

/** @param lastLook when the payment was looked at before */
export function expiryEvents(
  { provider_id, canceled, data }: OrderPayment,
  names: Names,
  lastLook: Date | null,
): AmazonPayEvent[] {
  if (canceled) return []
  const { currency_code } = data
  return data.charges
    .filter((charge) => isWarningDue(charge, lastLook, new Date()))
    .map(({ id: charge_id, reason_code, amount, expires_at }) => ({
      name: "amazon-pay.authorization_expiring",
      data: { ...names, provider_id, charge_id, reason_code, amount, currency_code, expires_at: expires_at ?? "" },
    }))
}

function ofRefund(
  { provider_id, data }: OrderPayment,
  before: RefundRecord | undefined,
  refund: RefundRecord,
  { order_id, charge_permission_id }: Names,
): AmazonPayEvent[] {
  if (refund.state !== "Declined" || (before && isSettled(before))) return []
  const { id: refund_id, charge_id, reason_code, amount } = refund
  const { currency_code } = data
  return [
    {
      name: "amazon-pay.refund_declined",
      data: { order_id, charge_permission_id, provider_id, charge_id, refund_id, reason_code, amount, currency_code },
    },
  ]
}

/**
 * What a canceled order still owes its buyer: once when it is known how the cancellation ended, and whenever it becomes
 * more, as by a capture that was on its way.
 */
export function owedEvents(
  row: { id: string; order_id: string; provider_id: string; release_requested: boolean },
  { before, now }: { before: readonly OrderPayment[]; now: readonly OrderPayment[] },
): AmazonPayEvent[] {
  const currency_code = now[0]?.data.currency_code
  if (currency_code === undefined) return []
  const owed = (payments: readonly OrderPayment[]) =>
    Money.sum(
      payments.flatMap(({ data }) => data.charges.map((charge) => refundable(charge, currency_code))),
      currency_code,
    )
  const known = row.release_requested ? Money.zero(currency_code) : owed(before)
  const { amount } = owed(now)
  if (!owed(now).isMoreThan(known)) return []
  const { id: charge_permission_id, order_id, provider_id } = row
  return [
    { name: "amazon-pay.refund_owed", data: { charge_permission_id, order_id, provider_id, amount, currency_code } },
  ]
}

/** The end of a permission, unless the shop itself or its full use ended it. */
export function permissionEvents(
  row: { id: string; order_id: string; provider_id: string; state: string | null },
  { state, reasonCode }: ChargePermission,
): AmazonPayEvent[] {
  const expected = ["MerchantClosed", "MerchantCanceled", "AmazonClosed"]
  if (state !== "Closed" || row.state === "Closed" || expected.includes(reasonCode ?? "")) return []
  const { id: charge_permission_id, order_id, provider_id } = row
  return [
    {
      name: "amazon-pay.charge_permission_closed",
      data: { charge_permission_id, order_id, provider_id, reason_code: reasonCode },
    },
  ]
}
