import type { MedusaContainer } from "@medusajs/framework/types"
import { correctBooks } from "../books/correct-books"
import {
  findOrderPayments,
  isTakenUnbooked,
  permissionOf,
  type OrderPayment,
  type OrderPayments,
} from "../books/order-payments"
import type { PermissionEntry } from "../../ledger/permission"
import type { Watch } from "../../ledger/watches"
import { endingPermissions, endOf } from "../reconcile/expiry"
import { follow } from "../reconcile/look-at-agreement"
import { numberOn, writeOrderNumber } from "../reconcile/order-number"
import { syncWarnings } from "../reconcile/warnings/sync-warnings"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findBinding, type Binding } from "../support/binding"
import { workflowOf } from "../support/workflow-of"
import { ensureAccountHolder } from "./account-holder"
import { settleCanceledBefore } from "./canceled-before"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * After an order was placed with Amazon Pay: has the clock watch it, and writes the order's number back to Amazon, where
 * buyer and merchant see it. One call to Amazon. It may run twice.
 */
export const recordOrderWorkflow = workflowOf("amazon-pay-record-order", recordOrder)

export async function recordOrder(container: MedusaContainer, orderId: string): Promise<void> {
  await record(container, await findOrderPayments(container, orderId))
}

/** The same of an order whose payments were read just now. */
export async function record(container: MedusaContainer, read: OrderPayments): Promise<void> {
  const order = await settleCanceledBefore(container, read)
  const { order_id, display_id, payments, permissions, collection_ids } = order
  if (payments.length === 0) return
  const { ledger, accounts, clock } = amazonPayModule(container)
  const now = clock.now()
  let told: Watch["told"] = {}
  for (const payment of payments) {
    const { environment } = accounts.get(payment.provider_id)
    // It was canceled while Amazon was asked: whoever canceled it has not seen what is to be released.
    const first = order.canceled ? now : firstLook(payment, { environment, now })
    const { watch, isNew } = await ledger.watches.ensure(order_id, first)
    told = watch.told
    if (!isNew && first) await ledger.watches.bringForward(order_id, { to: first })
    const { provider_id, terms } = payment
    const binding = terms.checkoutSessionId === null ? null : await findBinding(container, terms.checkoutSessionId)
    if (binding === null) continue
    await closeBinding(container, binding)
    if (isStored(binding)) await ensureAccountHolder(container, { order_id, provider_id })
  }
  if (payments.some(isTakenUnbooked)) {
    await correctBooks(container, order_id, { hasLooked: false })
  }
  // A notification may have come before the order was placed, and the permission is seen already.
  const isToBeWritten = ({ id, state, observed_at, payment_collection_id }: PermissionEntry) =>
    observed_at === null ||
    (state !== "Closed" &&
      collection_ids.some((own) => own === payment_collection_id) &&
      told[numberOn(id)] === undefined)
  for (const { id, provider_id } of permissions.filter(isToBeWritten)) {
    if (!payments.some((payment) => permissionOf(payment) === id)) continue
    const permission = await writeOrderNumber(container, {
      account: accounts.get(provider_id),
      id,
      order_id,
      display_id,
    })
    // The answer tells the permission's state, for the panel: no call of its own is needed for that.
    // Whether it is an agreement is not known before it was seen, and the clock looks daily at those that are known.
    if (permission === "later" || permission === "never") {
      await ledger.watches.bringForward(order_id, { to: new Date(now.getTime() + MINUTE) })
    } else {
      await ledger.savePermission(permission, now, null)
      const [seen] = (await ledger.ofPermission(id)).permissions
      if (!seen) continue
      await follow(container, seen)
      for (const end of endingPermissions({ ...order, permissions: [seen] })) {
        await ledger.watches.bringForward(order_id, { to: new Date(endOf(end).warning) })
      }
    }
  }
  await syncWarnings(container, order_id, { hasLooked: false })
}

/** Soon when Amazon has not decided yet, before its end when it holds an authorization, otherwise never. */
function firstLook(
  payment: OrderPayment,
  { environment, now }: { environment: "sandbox" | "live"; now: Date },
): Date | null {
  // Its payment may never come: the process may have ended before.
  if (payment.session_status === "pending" && payment.payment_id === null) return new Date(now.getTime() + MINUTE / 4)
  const isUndecided = payment.charges.some(({ state }) => state === "AuthorizationInitiated" || state === "Unknown")
  if (isUndecided || isTakenUnbooked(payment) || payment.begun.outcome === "open") {
    return new Date(now.getTime() + MINUTE)
  }
  if (!payment.charges.some(({ state }) => state === "Authorized")) return null
  // Complete tells no date: an authorization lives 30 days, 2 in the sandbox.
  return new Date(now.getTime() + (environment === "live" ? 25 * DAY : 1.5 * DAY))
}

/** Whether the buyer has stored a payment method with it. */
function isStored({ charge_permission_type: type }: Binding): boolean {
  return type === "Recurring" || type === "PaymentMethodOnFile"
}

async function closeBinding(container: MedusaContainer, { id, cart_id, state, next_look_at }: Binding): Promise<void> {
  if (state === "Completed" && next_look_at === null) return
  const seen = { id, state: "Completed", next_look_at: null, failure_code: null }
  const module = amazonPayModule(container)
  await module.updateAmazonPayCheckoutSessions(seen)
  const paid = { kind: "paid_without_order", object_id: id } as const
  if (cart_id) await module.ledger.warnings.remove({ type: "cart", id: cart_id }, paid)
}
