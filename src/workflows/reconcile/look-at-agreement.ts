import type { MedusaContainer } from "@medusajs/framework/types"
import { isChargeId, isRefundId, type ChargeId } from "../../amazon/ids"
import { Money } from "../../amazon/money"
import { isLive, seenCharge, type ChargeEntry } from "../../ledger/charge"
import { settleOpen } from "../../ledger/operate"
import { isAgreement, type PermissionEntry } from "../../ledger/permission"
import { orderOfCollection } from "../books/order-payments"
import { emitEvents, type AmazonPayEvent, type OfAgreement } from "../notify/events"
import { notifyAdminOfAgreement } from "../notify/notify-admin"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { Hint } from "./observe"
import { operatorFor } from "./operator"
import { takeNews, tellOnce } from "./news"
import { agreementNews } from "./state-changes"
import { syncAgreementWarnings, syncWarnings } from "./warnings/sync-warnings"

/**
 * GETs the permission and tells what has become of it.
 * @throws AmazonPayError
 */
export async function lookAtAgreement(container: MedusaContainer, agreement: Agreement): Promise<PermissionEntry> {
  const { ledger, clock } = amazonPayModule(container)
  const { id, provider_id } = agreement
  const since = await ledger.beginLook()
  const seen = await operatorFor(container, provider_id).client.getChargePermission(id)
  await ledger.savePermission(seen, clock.now(), since)
  const [now] = (await ledger.ofPermission(id)).permissions
  if (now === undefined) throw new Error(`The Charge Permission ${id} has gone.`)
  await follow(container, now)
  return now
}

const CLOSED = "amazon-pay.charge_permission_closed"
const DAY = 24 * 60 * 60_000

/** Does what follows of an agreement as it is by now, and tells what of that was not told yet. */
export async function follow(container: MedusaContainer, permission: PermissionEntry): Promise<void> {
  if (!isAgreement(permission)) return
  const { ledger, clock } = amazonPayModule(container)
  const { id, state, reason_code } = permission
  const now = clock.now()
  const { told, next_look_at } = await ledger.watches.begin(id, now)
  const known = agreementNews(permission, await namesOf(container, permission), { told, now })
  const news = known.filter(({ what, value }) => told[what] !== value)
  // Before it is told: should this be cut off, the next look finds both still to be done.
  if (state === "Closed") await ledger.recurringCharges.close(id, { reason_code, now })
  if (news.some(({ event }) => event.name === CLOSED)) {
    await lookAtHeld(container, id, now)
    await syncWarningsOfEnded(container, id)
  } else if (news.length > 0) await ledger.recurringCharges.wake(id, now)
  const events = await takeNews(container, id, news)
  await ledger.watches.end(id, { next: lookAt(permission, now), idle: 0, wasDue: next_look_at, failedAt: null })
  try {
    await emitEvents(container, events)
  } finally {
    // Whoever closed it in the shop knows.
    const isKnown = ({ name }: AmazonPayEvent) => permission.closed_by_shop && name === CLOSED
    await notifyAdminOfAgreement(
      container,
      events.filter((event) => !isKnown(event)),
    )
    await syncAgreementWarnings(container, permission)
  }
}

/** What is authorized on it for orders that still stand may end with it, whoever closed it. */
async function lookAtHeld(container: MedusaContainer, id: string, now: Date): Promise<void> {
  const { ledger } = amazonPayModule(container)
  const { charges } = await ledger.ofPermission(id)
  const untold = charges.filter((charge) => isLive(charge) || charge.state !== charge.announced)
  for (const collection of new Set(untold.flatMap((charge) => charge.payment_collection_id ?? []))) {
    const order = await orderOfCollection(container, collection)
    if (order !== null) await ledger.watches.bringForward(order, { to: now })
  }
}

/** The orders of the periods that waited for it wait for it no more. */
async function syncWarningsOfEnded(container: MedusaContainer, id: string): Promise<void> {
  const periods = await amazonPayModule(container).ledger.recurringCharges.ofPermission(id)
  const orders = new Set(periods.flatMap(({ outcome, order_id }) => (outcome === "closed" ? (order_id ?? []) : [])))
  for (const order of orders) await syncWarnings(container, order, { hasLooked: false })
}

/** A month before it ends, and when it has. Each charge puts its end off. */
function lookAt({ state, expires_at }: PermissionEntry, now: Date): Date | null {
  if (state === "Closed" || expires_at === null) return null
  const times = [expires_at.getTime() - 30 * DAY, expires_at.getTime() + DAY]
  const next = times.find((time) => time > now.getTime())
  return next === undefined ? null : new Date(next)
}

type Agreement = Pick<PermissionEntry, "id" | "provider_id" | "payment_collection_id">

async function namesOf(
  container: MedusaContainer,
  { id, provider_id, payment_collection_id }: Agreement,
): Promise<OfAgreement> {
  const order_id = payment_collection_id && (await orderOfCollection(container, payment_collection_id))
  return { charge_permission_id: id, provider_id, order_id }
}

/**
 * The charge of an agreement that a notification is about. One that was not made here is told of, and pays for no order.
 * @throws OutcomeUnknownError when that cannot be told yet: the notification has to come again
 */
export async function chargeOfHint(
  container: MedusaContainer,
  agreement: PermissionEntry,
  { type, id }: Hint,
): Promise<ChargeEntry | null> {
  const { ledger } = amazonPayModule(container)
  if (type === "REFUND" && isRefundId(id)) {
    const { chargeId } = await operatorFor(container, agreement.provider_id).client.getRefund(id)
    return isChargeId(chargeId) ? ledger.charge(chargeId) : null
  }
  if (type !== "CHARGE" || !isChargeId(id)) return null
  const known = await ledger.charge(id)
  if (known !== null && !isForeign(known)) return known
  if (known === null) {
    // While the answer to a request of ours is missing the charge may be that one: whoever asked writes it down.
    await settleOpen(operatorFor(container, agreement.provider_id), agreement.id)
    if ((await ledger.charge(id)) === null) await enterForeign(container, agreement, id)
  }
  const foreign = await ledger.charge(id)
  if (foreign && isForeign(foreign)) await tellOfForeign(container, agreement, foreign)
  return null
}

/** Whether nobody in the shop has asked for it, nor does it pay for anything. */
function isForeign({ operation_id, payment_session_id, payment_collection_id }: ChargeEntry): boolean {
  return operation_id === null && payment_session_id === null && payment_collection_id === null
}

async function enterForeign(container: MedusaContainer, agreement: PermissionEntry, id: ChargeId): Promise<void> {
  const { ledger } = amazonPayModule(container)
  const { client } = operatorFor(container, agreement.provider_id)
  const since = await ledger.beginLook()
  const charge = await client.getCharge(id)
  if (charge.chargePermissionId !== agreement.id || charge.chargeAmount === null) return
  const nothing = Money.zero(charge.chargeAmount.currencyCode)
  const owner = {
    provider_id: agreement.provider_id,
    charge_permission_id: agreement.id,
    payment_session_id: null,
    payment_collection_id: null,
    operation_id: null,
  }
  const known = { amount: nothing, captured: nothing, refunded: nothing, charged_at: null, expires_at: null }
  await ledger.saveCharge(id, owner, seenCharge(charge, known), since)
}

async function tellOfForeign(
  container: MedusaContainer,
  agreement: PermissionEntry,
  charge: ChargeEntry,
): Promise<void> {
  const { amount, currencyCode: currency_code } = charge.amount
  await tellOnce(container, { watchId: agreement.id, what: `foreign ${charge.id}` }, async () => {
    const data = { ...(await namesOf(container, agreement)), charge_id: charge.id, amount, currency_code }
    const event = { name: "amazon-pay.foreign_charge", data } as const
    await emitEvents(container, [event])
    await notifyAdminOfAgreement(container, [event])
  })
}
