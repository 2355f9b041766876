import { buyerUpdateUrl } from "../../amazon/buyer-update-url"
import { Money } from "../../amazon/money"
import type { ChargePermission } from "../../amazon/resources/charge-permission"
import { closedBy, isMendable } from "../../amazon/recurring"
import { isFinal, type ChargeEntry } from "../../ledger/charge"
import type { PermissionEntry } from "../../ledger/permission"
import { isSettled, refundable, type RefundEntry } from "../../ledger/refund"
import type { OrderPayment } from "../books/order-payments"
import type { AmazonPayEvent, OfAgreement } from "../notify/events"
import { isWarningDue } from "./expiry"

interface Names {
  order_id: string
  charge_permission_id: string
}

/** What has become of a charge since it was last told of. */
export function chargeEvents(
  charge: ChargeEntry,
  { provider_id, collection, canceled, currency_code }: ChargePayment,
  names: Names,
): AmazonPayEvent[] {
  const before = charge.announced
  if (before === charge.state || (before !== null && isFinal({ state: before }))) return []
  const { id: charge_id, reason_code, amount } = charge
  const event = { ...names, provider_id, charge_id, reason_code, amount: amount.amount, currency_code }
  if (charge.state === "Declined") {
    if (before === "CaptureInitiated") return [{ name: "amazon-pay.capture_declined", data: event }]
    const buyer_update_url = buyerUpdateUrl(names.charge_permission_id)
    const data = { ...event, buyer_update_url, payment_collection_id: collection.id }
    return [{ name: "amazon-pay.authorization_declined", data }]
  }
  // What the shop canceled itself is not announced either.
  const byShop = reason_code === "MerchantCanceled" || reason_code === "ChargePermissionCanceled" || canceled
  if (charge.state === "Canceled" && before !== null && !byShop)
    return [{ name: "amazon-pay.authorization_lost", data: event }]
  return []
}

type ChargePayment = Pick<OrderPayment, "provider_id" | "canceled" | "currency_code"> & { collection: { id: string } }

/** @param lastLook when the order was looked at before */
export function expiryEvents(
  { provider_id, canceled, currency_code, charges }: Pick<OrderPayment, "charges"> & ChargePayment,
  names: Names,
  { lastLook, now }: { lastLook: Date | null; now: Date },
): AmazonPayEvent[] {
  if (canceled) return []
  return charges
    .filter((charge) => isWarningDue(charge, lastLook, now))
    .map(({ id: charge_id, reason_code, amount, expires_at }) => ({
      name: "amazon-pay.authorization_expiring",
      data: {
        ...names,
        provider_id,
        charge_id,
        reason_code,
        amount: amount.amount,
        currency_code,
        expires_at: expires_at?.toISOString() ?? "",
      },
    }))
}

export function refundEvents(
  refund: RefundEntry,
  { provider_id, currency_code }: Pick<OrderPayment, "provider_id" | "currency_code">,
  names: Names,
): AmazonPayEvent[] {
  const before = refund.announced
  if (refund.state !== "Declined" || (before !== null && isSettled({ state: before }))) return []
  const { id: refund_id, charge_id, reason_code, amount } = refund
  const data = { ...names, provider_id, charge_id, refund_id, reason_code, amount: amount.amount, currency_code }
  return [{ name: "amazon-pay.refund_declined", data }]
}

/** What a canceled order still owes its buyer. What is on its way back is not owed. */
export function owedOf(
  payments: readonly Pick<OrderPayment, "charges" | "chargeRefunds" | "currency_code">[],
): Money | null {
  const currencyCode = payments[0]?.currency_code
  if (currencyCode === undefined) return null
  const owed = payments.flatMap(({ charges, chargeRefunds }) =>
    charges.map((charge) => refundable(charge, chargeRefunds)),
  )
  return Money.sum(owed, currencyCode)
}

/** The end of a permission, unless the shop itself or its full use ended it; of an agreement, whoever ended it. */
export function permissionEvents(
  before: Pick<PermissionEntry, "type" | "state" | "reason_code"> | null,
  { state, reasonCode: reason_code, chargePermissionType: type }: SeenPermission,
  names: Omit<OfAgreement, "order_id"> & { order_id: string | null },
): AmazonPayEvent[] {
  const isOneTime = type === null || type === "OneTime"
  if (state === "Closed") {
    const expected = ["MerchantClosed", "MerchantCanceled", "AmazonClosed"]
    if (before?.state === "Closed" || (isOneTime && expected.includes(reason_code ?? ""))) return []
    const data = { ...names, reason_code, closed_by: closedBy(reason_code) }
    return [{ name: "amazon-pay.charge_permission_closed", data }]
  }
  if (isOneTime || before === null) return []
  const events: AmazonPayEvent[] = []
  if (before.type === null) events.push({ name: "amazon-pay.charge_permission_stored", data: { ...names, type } })
  const isNeeded = isMethodNeeded({ state, reason_code })
  if (isNeeded === isMethodNeeded(before)) return events
  const buyer_update_url = buyerUpdateUrl(names.charge_permission_id)
  if (isNeeded)
    events.push({ name: "amazon-pay.payment_method_needed", data: { ...names, reason_code, buyer_update_url } })
  // Or a charge is pending on it, which Amazon takes on none that is to be mended.
  else if (state === "Chargeable" || state === "NonChargeable")
    events.push({ name: "amazon-pay.payment_method_mended", data: names })
  return events
}

type SeenPermission = Pick<ChargePermission, "state" | "reasonCode" | "chargePermissionType">

/** Whether the buyer has to mend the payment method before anything is charged. */
export function isMethodNeeded({ state, reason_code }: Pick<PermissionEntry, "state" | "reason_code">): boolean {
  return state === "NonChargeable" && isMendable(reason_code)
}
