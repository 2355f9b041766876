import type { MedusaContainer } from "@medusajs/framework/types"
import { PaymentEvents, Modules } from "@medusajs/framework/utils"
import { AmazonPayError } from "../../amazon/errors"
import { isChargePermissionId, type ChargePermissionId } from "../../amazon/ids"
import { isFinal, isLive, takenByAll } from "../../ledger/charge"
import { closePermission } from "../../ledger/close-permission"
import { OutcomeUnknownError, settleInterrupted } from "../../ledger/operate"
import { correctBooks, isMade, type BooksResult } from "../books/correct-books"
import { rechargeEdited, rechargeUnfit } from "../books/edited-meanwhile"
import { isRestReleased, voidRestInMedusa } from "../books/void-rest"
import { reverseCapture } from "../books/reverse-capture"
import {
  findOrderPayments,
  orderOfCollection,
  permissionOf,
  type OrderPayment,
  type OrderPayments,
} from "../books/order-payments"
import { withoutForeignWords } from "../../providers/amazon-pay/shop-error"
import { amazonPayModule } from "../support/amazon-pay-module"
import { decide, standingOf } from "./decide"
import { makeCapture } from "./make-capture"
import { lookAtCharge } from "../../ledger/look"
import { chargeOfHint, follow, lookAtAgreement } from "./look-at-agreement"
import { nextLook, pendingLook } from "./next-look"
import { observe, type Hint, type Observation } from "./observe"
import { operatorFor } from "./operator"
import { writeMissingNumbers } from "./order-number"
import { releaseCharges } from "./release"
import { settleSession } from "./settle-session"
import { isAgreement, type PermissionEntry } from "../../ledger/permission"
import { takeNews } from "./news"
import { tellFound, type Found } from "./tell-found"
import { endingPermissions } from "./expiry"
import { chargeEvents, closingNews, endingNews, expiryNews, owedOf, refundEvents } from "./state-changes"
import { workflowOf } from "../support/workflow-of"
import { cancelCollection, releaseUnowed } from "./unowed"

export interface ReconcileInput {
  charge_permission_id: string
  /** What a notification named: looked at, never believed. */
  hint?: Hint
}

export interface ReconcileResult {
  /** A permission that no order of this store was paid with may be another shop's of the same merchant. */
  outcome: "reconciled" | "unknown_permission"
}

/**
 * Looks at Amazon, which is the ledger of the money, and moves Medusa forward to match: pending authorizations, captures
 * and refunds made elsewhere, ones that were declined later. Redirect, notification, clock and admin all trigger it. It
 * may run at any time and any number of times; it never moves backwards, and an unknown state means "wait".
 *
 * @throws AmazonPayError when Amazon could not be asked: nothing is lost, the next trigger tries again
 */
export const reconcileWorkflow = workflowOf("amazon-pay-reconcile", reconcile)

const SOON_MS = 15_000

/** All orders that a Charge Permission pays for. */
export async function reconcile(
  container: MedusaContainer,
  { charge_permission_id: id, hint }: ReconcileInput,
): Promise<ReconcileResult> {
  if (!isChargePermissionId(id)) return { outcome: "unknown_permission" }
  const [known] = (await amazonPayModule(container).ledger.ofPermission(id)).permissions
  // Before the first look nothing says whether it is one.
  const permission = known?.type === null ? await lookAtAgreement(container, known) : known
  if (permission && isAgreement(permission)) return reconcileAgreement(container, permission, hint)
  const orders = await ordersOfPermission(container, id)
  for (const order of orders) await reconcileOrder(container, order, hint && { ...hint, permissionId: id })
  return { outcome: orders.length > 0 ? "reconciled" : "unknown_permission" }
}

/** An agreement's charges pay for an order each: only that of the charge that was named is looked at. */
async function reconcileAgreement(
  container: MedusaContainer,
  agreement: PermissionEntry,
  hint: Hint | undefined,
): Promise<ReconcileResult> {
  await lookAtAgreement(container, agreement)
  const charge = hint && (await chargeOfHint(container, agreement, hint))
  const order = charge?.payment_collection_id && (await orderOfCollection(container, charge.payment_collection_id))
  if (order) await reconcileOrder(container, order, hint && { ...hint, permissionId: agreement.id })
  // A period may be charged for an amount. While it is pending the clock looks at it, and later nobody else does.
  else if (charge && !isFinal(charge)) await lookAtCharge(operatorFor(container, agreement.provider_id), charge)
  await amazonPayModule(container).ledger.recurringCharges.wake(agreement.id, amazonPayModule(container).clock.now())
  return { outcome: "reconciled" }
}

/** The orders that a Charge Permission pays for. */
export async function ordersOfPermission(container: MedusaContainer, id: string): Promise<string[]> {
  const { charges, operations } = await amazonPayModule(container).ledger.ofPermission(id)
  const collections = new Set([...charges, ...operations].flatMap((entry) => entry.payment_collection_id ?? []))
  const orders = new Set<string>()
  for (const collection of collections) {
    const order = await orderOfCollection(container, collection)
    if (order !== null) orders.add(order)
  }
  return [...orders]
}

type OrderHint = Hint & { permissionId: ChargePermissionId }

export async function reconcileOrder(container: MedusaContainer, orderId: string, hint?: OrderHint): Promise<void> {
  const found: Found = { events: [], notices: [], isToldByBooks: false, hasLooked: false }
  const order = await findOrderPayments(container, orderId)
  try {
    await lookAndMove(container, { orderId, hint, found })
  } catch (error) {
    await lookAgain(container, orderId, error)
    throw error
  } finally {
    await tellFound(container, order, found)
  }
}

/** Soon at first, then ever more rarely: what fails may fail for good. */
async function lookAgain(container: MedusaContainer, orderId: string, error: unknown): Promise<void> {
  const { ledger, clock } = amazonPayModule(container)
  const watch = await ledger.watches.find(orderId)
  if (watch === null) return
  const now = clock.now()
  const look = pendingLook(watch.idle_looks, now)
  // A step that failed in the shop tells nothing of Amazon.
  const failedAt = error instanceof AmazonPayError ? now : null
  await ledger.watches.end(orderId, { ...look, wasDue: watch.next_look_at, failedAt })
}

interface Look {
  orderId: string
  hint: OrderHint | undefined
  found: Found
}

async function lookAndMove(container: MedusaContainer, { orderId, hint, found }: Look): Promise<void> {
  const { ledger, clock } = amazonPayModule(container)
  const now = clock.now()
  const watch = await ledger.watches.begin(orderId, now)
  await settleOpenOperations(container, orderId)
  let order = await findOrderPayments(container, orderId)
  const seen = new Map<ChargePermissionId, Observation>()
  for (const [id, provider] of permissionsOf(order)) {
    const operator = operatorFor(container, provider)
    const own = hint?.permissionId === id ? hint : undefined
    seen.set(id, await observe(container, operator, { id, order, hint: own }))
  }
  found.hasLooked = true
  order = await findOrderPayments(container, orderId)
  await announce(container, order, found)
  // Before what may fail at each look; and no money waits for what cannot be told.
  const untold = await tellOfPermissions(container, order, { seen, found }).then(() => null, withoutForeignWords)
  const waiting = order.payments.flatMap((payment) => (isMade(payment) ? [] : payment.payment_session_id))
  let isUnfinished = !(await moveAtAmazon(container, order, { isChargeDue: watch.charge_due !== null, found }))
  const books = await bookAndMake(container, orderId, found)
  isUnfinished ||= books.isPending
  order = books.order
  await rechargeEdited(container, order, waiting)
  if (books.isCounted && watch.charge_due === null) await rechargeUnfit(container, order, watch)
  let failure = untold ?? books.failure
  try {
    if (await releaseUnowed(container, order)) order = await findOrderPayments(container, orderId)
  } catch (error) {
    // What has been seen in this look is told all the same: to the next one it is not new.
    failure ??= withoutForeignWords(error)
    isUnfinished = true
  }
  await announce(container, order, found)
  isUnfinished ||= !(await writeMissingNumbers(container, order, seen))
  await tellOfOwed(container, order, { found, isUnfinished })

  const isNews = found.isToldByBooks || found.events.length + found.notices.length > 0
  const look = nextLook({
    permissions: order.permissions.flatMap(({ state }) => state ?? []),
    ending: endingPermissions(order),
    payments: order.payments,
    isUnfinished: isUnfinished || (watch.charge_due !== null && !order.canceled),
    idleLooks: isNews ? 0 : watch.idle_looks,
    now,
  })
  await ledger.watches.end(orderId, { ...look, wasDue: watch.next_look_at, failedAt: null })
  if (failure !== null) throw failure
}

function permissionsOf({ payments }: OrderPayments): Map<ChargePermissionId, string> {
  return new Map(
    payments.flatMap((payment) => {
      const id = permissionOf(payment)
      return id === null ? [] : [[id, payment.provider_id] as const]
    }),
  )
}

/** Repeats what somebody asked of Amazon and got no answer to. One that is being asked just now is left to whoever asks. */
async function settleOpenOperations(container: MedusaContainer, orderId: string): Promise<void> {
  const { payments } = await findOrderPayments(container, orderId)
  const open = payments.flatMap(({ begun, operations }) =>
    [begun, ...operations].filter(({ outcome }) => outcome === "open"),
  )
  for (const { subject, provider_id } of open) {
    await settleInterrupted(operatorFor(container, provider_id), subject)
  }
}

/** @returns whether nothing of it is left to be done */
async function moveAtAmazon(
  container: MedusaContainer,
  order: OrderPayments,
  { isChargeDue, found }: { isChargeDue: boolean; found: Found },
): Promise<boolean> {
  const { ledger, clock } = amazonPayModule(container)
  const now = clock.now()
  let isDone = true
  for (const payment of order.payments) {
    const id = permissionOf(payment)
    if (id === null) continue
    const standing = standingOf(order, payment, { isChargeDue, now })
    if (standing === "underway") {
      await ledger.watches.bringForward(order.order_id, { to: new Date(now.getTime() + SOON_MS) })
      isDone = false
    }
    if (standing === "open" && isReleased(payment)) {
      await container.resolve(Modules.PAYMENT).cancelPayment(payment.payment_id ?? "")
      await cancelCollection(container, payment)
    }
    if (standing === "open" && isMade(payment) && isRestReleased(payment)) await voidRestInMedusa(container, payment)
    const moves = new Set(payment.charges.map(({ state }) => decide(standing, state)))
    const isWithoutCharge =
      payment.charges.length === 0 && standing === "interrupted" && payment.begun.outcome === "made"
    if (moves.has("settle") || isWithoutCharge) await settleSession(container, order, { payment, standing })
    if (moves.has("settle") && standing === "abandoned") {
      const amount = takenByAll(payment.charges, payment.currency_code)
      found.notices.push({ notice: "captured_though_canceled", amount })
    }
    if (moves.has("release")) {
      isDone &&= await isKnown(() => releaseCharges(operatorFor(container, payment.provider_id), id, payment))
    }
  }
  if (!order.canceled) return isDone
  for (const { id, provider_id, state, type } of await permissionsOfCollections(container, order)) {
    // An agreement outlives its orders: the next period is charged on it.
    if (type !== "OneTime" || state === "Closed" || !(await isOnlyOrderOf(container, id, order.order_id))) continue
    const owner = { id: order.order_id, provider_id }
    isDone &&= await isKnown(() => closePermission(operatorFor(container, provider_id), id, owner))
  }
  return isDone
}

/** The shop has canceled it at Amazon, and the process ended before Medusa wrote that down. */
function isReleased({ payment_id, charges, operations }: OrderPayment): boolean {
  const isCanceled = operations.some(
    ({ outcome, owner, request }) => request.kind === "cancel" && outcome === "made" && owner === payment_id,
  )
  return isCanceled && charges.every(({ state }) => state === "Canceled" || state === "Declined")
}

/** Those too whose payment session Medusa has deleted since, as when a payment link took the place of a declined payment. */
async function permissionsOfCollections(
  container: MedusaContainer,
  { collection_ids }: OrderPayments,
): Promise<PermissionEntry[]> {
  const { ledger } = amazonPayModule(container)
  const found = await Promise.all(collection_ids.map((id) => ledger.ofCollection(id)))
  return found.flatMap(({ permissions }) => permissions)
}

/** One permission may pay for many orders: it is closed with the last of them. */
async function isOnlyOrderOf(container: MedusaContainer, id: ChargePermissionId, orderId: string): Promise<boolean> {
  for (const other of await ordersOfPermission(container, id)) {
    if (other !== orderId && !(await findOrderPayments(container, other)).canceled) return false
  }
  return true
}

/** @returns false when Amazon has not answered: the operation is repeated */
async function isKnown(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (error instanceof OutcomeUnknownError) return false
    throw error
  }
}

/** The books, and the captures that Amazon was never asked for, which are asked for now. */
async function bookAndMake(container: MedusaContainer, orderId: string, found: Found): Promise<BooksResult> {
  let books = await correctBooks(container, orderId, { hasLooked: true })
  found.isToldByBooks ||= books.notices.length > 0
  if (books.failure !== null) {
    // An admin may have booked the same in this moment, and Medusa takes it once: then nothing is left to correct.
    books = await correctBooks(container, orderId, { hasLooked: true })
    found.isToldByBooks ||= books.notices.length > 0
  }
  if (books.unmade.length === 0) return books
  let isPending = false
  for (const { payment, booking } of books.unmade) {
    const made = await makeCapture(container, payment, booking)
    if (made.outcome === "unknown") isPending = true
    else if (made.outcome === "made") {
      const data = { id: payment.payment_id }
      await container.resolve(Modules.EVENT_BUS).emit({ name: PaymentEvents.CAPTURED, data })
    } else found.notices.push(...(await reverseCapture(container, orderId, { booking, reason: made.reason })))
  }
  const after = await correctBooks(container, orderId, { hasLooked: true })
  found.isToldByBooks ||= after.notices.length > 0
  return { ...after, isPending: isPending || after.isPending, failure: books.failure ?? after.failure }
}

/** What is told of what has changed since it was last told. */
async function announce(container: MedusaContainer, order: OrderPayments, { events }: Found): Promise<void> {
  const { ledger } = amazonPayModule(container)
  const { order_id } = order
  for (const payment of order.payments) {
    // A canceled order waits for no authorization: whatever becomes of it is not announced.
    const isQuiet = order.canceled && !isMade(payment)
    for (const charge of payment.charges) {
      const { charge_permission_id } = charge
      const permission = order.permissions.find(({ id }) => id === charge_permission_id)
      const names = { order_id, charge_permission_id, permission }
      if ((await ledger.announceCharge(charge)) && !isQuiet) events.push(...chargeEvents(charge, payment, names))
      charge.announced = charge.state
    }
    for (const refund of payment.chargeRefunds) {
      const charge = payment.charges.find(({ id }) => id === refund.charge_id)
      const names = { order_id, charge_permission_id: charge?.charge_permission_id ?? "" }
      if (await ledger.announceRefund(refund)) events.push(...refundEvents(refund, payment, names))
      refund.announced = refund.state
    }
  }
}

async function tellOfPermissions(
  container: MedusaContainer,
  order: OrderPayments,
  { seen, found }: { seen: Map<ChargePermissionId, Observation>; found: Found },
): Promise<void> {
  const { ledger, clock } = amazonPayModule(container)
  const { order_id, canceled, payments, permissions } = order
  const now = clock.now()
  const expiring = payments.flatMap((payment) => expiryNews(payment, order_id, now))
  const ending = endingPermissions(order).flatMap((permission) => {
    const { id: charge_permission_id, provider_id } = permission
    return endingNews(permission, { order_id, charge_permission_id, provider_id }, now)
  })
  found.events.push(...(await takeNews(container, order_id, [...expiring, ...ending])))
  for (const [charge_permission_id, { difference }] of seen) {
    const permission = permissions.find(({ id }) => id === charge_permission_id)
    if (permission && isAgreement(permission)) await follow(container, permission)
    else if (permission && !canceled) {
      const names = { order_id, charge_permission_id, provider_id: permission.provider_id }
      found.events.push(...(await takeNews(container, order_id, closingNews(permission, names))))
    }
    if (difference === undefined) continue
    const value = difference && `${difference.used.toString()} ${difference.known.toString()}`
    if ((await ledger.watches.tell(order_id, `limits ${charge_permission_id}`, value)) && difference) {
      found.notices.push({ notice: "limits_differ", ...difference })
    }
  }
}

/** Once what became of the cancellation is known, and whenever it becomes more, as by a capture that was on its way. */
async function tellOfOwed(
  container: MedusaContainer,
  order: OrderPayments,
  { found, isUnfinished }: { found: Found; isUnfinished: boolean },
): Promise<void> {
  const { watches } = amazonPayModule(container).ledger
  const { order_id, payments } = order
  const isHeld = payments.some(({ charges }) => charges.some(isLive))
  const [first] = payments
  if (!order.canceled || !first || isHeld || isUnfinished) return
  const owed = owedOf(payments)
  if (owed === null) return
  const isNews = await watches.tell(order_id, "owed", owed.isZero() ? null : owed.amount)
  // A refund that was declined just now is told of already.
  const isTold = found.events.some(({ name }) => name === "amazon-pay.refund_declined")
  const charge_permission_id = permissionOf(first) ?? ""
  if (!isNews || isTold) return
  const { provider_id } = first
  const { amount, currencyCode: currency_code } = owed
  found.events.push({
    name: "amazon-pay.refund_owed",
    data: { charge_permission_id, order_id, provider_id, amount, currency_code },
  })
}
