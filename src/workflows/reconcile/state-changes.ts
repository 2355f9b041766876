import { buyerUpdateUrl } from "../../amazon/buyer-update-url"
import { Money } from "../../amazon/money"
import { closedBy, isExpiring, isMendable } from "../../amazon/recurring"
import { isFinal, type ChargeEntry } from "../../ledger/charge"
import type { PermissionEntry } from "../../ledger/permission"
import { isSettled, refundable, type RefundEntry } from "../../ledger/refund"
import type { OrderPayment } from "../books/order-payments"
import type { AmazonPayEvent, OfAgreement } from "../notify/events"
import { isCanceledByShop } from "./by-shop"
import { isWarningDue, type Ending } from "./expiry"
import type { News } from "./news"

interface Names {
  order_id: string
  charge_permission_id: string
}

/**
 * What has become of a charge since it was last told of.
 * @param permission the charge's own
 */
export function chargeEvents(
  charge: ChargeEntry,
  payment: ChargePayment & Pick<OrderPayment, "operations">,
  { permission, ...names }: Names & { permission: PermissionEntry | undefined },
): AmazonPayEvent[] {
  const { provider_id, collection, currency_code } = payment
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
  const isLost = charge.state === "Canceled" && before !== null && !isCanceledByShop(charge, payment, permission)
  return isLost ? [{ name: "amazon-pay.authorization_lost", data: event }] : []
}

type ChargePayment = Pick<OrderPayment, "provider_id" | "canceled" | "currency_code"> & { collection: { id: string } }

/** Of the authorizations that end soon. */
export function expiryNews(
  { provider_id, canceled, currency_code, charges }: Pick<OrderPayment, "charges"> & ChargePayment,
  order_id: string,
  now: Date,
): News[] {
  if (canceled) return []
  return charges
    .filter((charge) => isWarningDue(charge, now))
    .map(({ id: charge_id, charge_permission_id, reason_code, amount: { amount }, expires_at: end }) => {
      const expires_at = end?.toISOString() ?? ""
      const names = { order_id, charge_permission_id, provider_id, charge_id }
      const data = { ...names, reason_code, amount, currency_code, expires_at }
      return {
        what: `expiring ${charge_id}`,
        value: expires_at,
        event: { name: "amazon-pay.authorization_expiring", data },
      }
    })
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

type NamesOf<Id> = Omit<OfAgreement, "order_id"> & { order_id: Id }

/** The end of a permission for one order, unless the shop itself or its full use ended it. */
export function closingNews(
  { id, state, reason_code, closed_by_shop }: PermissionEntry,
  names: NamesOf<string>,
): News[] {
  if (state !== "Closed" || closed_by_shop || reason_code === "AmazonClosed") return []
  return [closing(`closed ${id}`, reason_code, names)]
}

/** The end of a permission for one order, before which the rest is to be charged. */
export function endingNews(permission: Ending, names: NamesOf<string>, now: Date): News[] {
  return isExpiring(permission.expires_at, now) ? [expiring(`expiring ${permission.id}`, permission, names)] : []
}

/**
 * What is to be told of an agreement, whoever ended it.
 * @param told what was told of it
 */
export function agreementNews(
  { type, state, reason_code, expires_at }: PermissionEntry,
  names: NamesOf<string | null>,
  { told, now }: { told: Readonly<Record<string, string>>; now: Date },
): News[] {
  if (state === "Closed") return [closing("closed", reason_code, names)]
  const news: News[] = []
  // Before its first order is placed, it may still be given back.
  if (type !== null && names.order_id !== null) {
    news.push({
      what: "stored",
      value: type,
      event: { name: "amazon-pay.charge_permission_stored", data: { ...names, type } },
    })
  }
  if (expires_at !== null && isExpiring(expires_at, now)) {
    news.push(expiring("expiring", { type, expires_at }, names))
  }
  if (isMethodNeeded({ state, reason_code })) {
    const data = { ...names, reason_code, buyer_update_url: buyerUpdateUrl(names.charge_permission_id) }
    news.push({ what: METHOD, value: "needed", event: { name: "amazon-pay.payment_method_needed", data } })
    // Or a charge is pending on it, which Amazon takes on none that is to be mended.
  } else if ((state === "Chargeable" || state === "NonChargeable") && told[METHOD] === "needed") {
    news.push({ what: METHOD, value: "mended", event: { name: "amazon-pay.payment_method_mended", data: names } })
  }
  return news
}

const METHOD = "method"

function expiring(
  what: string,
  { type, expires_at }: Pick<Ending, "type" | "expires_at">,
  names: NamesOf<string | null>,
) {
  const data = { ...names, type, expires_at: expires_at.toISOString() }
  return { what, value: data.expires_at, event: { name: "amazon-pay.charge_permission_expiring", data } } as const
}

function closing(what: string, reason_code: string | null, names: NamesOf<string | null>): News {
  const data = { ...names, reason_code, closed_by: closedBy(reason_code) }
  return { what, value: reason_code ?? "unknown", event: { name: "amazon-pay.charge_permission_closed", data } }
}

/** Whether the buyer has to mend the payment method before anything is charged. */
export function isMethodNeeded({ state, reason_code }: Pick<PermissionEntry, "state" | "reason_code">): boolean {
  return state === "NonChargeable" && isMendable(reason_code)
}
