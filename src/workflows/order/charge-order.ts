import { setTimeout as pause } from "node:timers/promises"
import {
  createOrUpdateOrderPaymentCollectionWorkflow,
  createPaymentSessionsWorkflow,
  deletePaymentSessionsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { AmazonPayError } from "../../amazon/errors"
import type { ChargePermissionId } from "../../amazon/ids"
import { Money } from "../../amazon/money"
import { isLive, takenByAll } from "../../ledger/charge"
import { OutcomeUnknownError, settleOpen } from "../../ledger/operate"
import type { PermissionEntry } from "../../ledger/permission"
import { sealRecharge } from "../../providers/amazon-pay/checkout/confirmation"
import { moneyOf } from "../../providers/amazon-pay/medusa/money-of"
import { PERMISSION_CHANGED } from "../../providers/amazon-pay/methods/authorize-payment"
import { beyondLimit } from "../../providers/amazon-pay/methods/permission-limit"
import { panelError, type PanelErrorCode } from "../../providers/amazon-pay/panel-error"
import { OUTCOME_UNKNOWN } from "../../providers/amazon-pay/provider-error"
import { correctBooks } from "../books/correct-books"
import { atAmazon, findOrderPayments, orderOfCollection, permissionOf, sumOf } from "../books/order-payments"
import type { OrderPayment, OrderPayments } from "../books/order-payments"
import { pendingDifference } from "../books/order-summary"
import { cancelHeld } from "../reconcile/unowed"
import { operatorFor } from "../reconcile/operator"
import { reconcileOrder } from "../reconcile/reconcile"
import { amazonPayModule } from "../support/amazon-pay-module"
import { errorInfo } from "../support/error-info"
import { oneAtATime } from "../support/one-at-a-time"
import { queryRows } from "../support/query-rows"
import { chargingOrder } from "./charging-order"
import { authorizeForOrder } from "./authorize-for-order"
import { findFormer, keepFormer, releaseFormer, roomOn } from "./former-authorization"
import { readOrderPanel } from "./order-panel"
import type { OrderPanel } from "./panel-types"
import { countBeforeCharge } from "./count-before-charge"
import { recordOrder } from "./record-order"
import { workflowOf } from "../support/workflow-of"
import { ShopError } from "../../providers/amazon-pay/shop-error"

/** The codes of the errors that say so. */
export const NOTHING_TO_PAY = "nothing_to_pay" satisfies PanelErrorCode
export const ALREADY_AUTHORIZED = "already_authorized" satisfies PanelErrorCode

const MINUTE = 60_000
/** So often the permission may change while a charge on it is decided; what it is told of takes Medusa a moment. */
const TRIES = 20
const PAUSE_MS = 250

/**
 * Authorizes what an order still costs on its Charge Permission, without the buyer: after the order was edited upward
 * (増額) and Medusa canceled the former payment, or after that was voided. Amazon takes more than the first total only
 * with the account's option `allowOvercharge`. Where Amazon still holds the former authorization it is released after
 * the new one is made, and stays when that is refused.
 *
 * @throws MedusaError(NOT_ALLOWED) naming what stands in the way; the order then waits for its payment as before
 */
export const chargeOrderWorkflow = workflowOf("amazon-pay-charge-order", chargeOrder)

export async function chargeOrder(container: MedusaContainer, orderId: string): Promise<OrderPanel> {
  const { payments } = await findOrderPayments(container, orderId)
  const former = payments.findLast((payment) => permissionOf(payment) !== null)
  const id = former && permissionOf(former)
  if (!former || !id) throw notAllowed("This order has no Charge Permission to charge.", "no_charge_permission")
  const { watches } = amazonPayModule(container).ledger
  await recordOrder(container, orderId)
  const now = amazonPayModule(container).clock.now()
  let before = await pendingOf(container, orderId, former.currency_code)
  try {
    await countBeforeCharge(container, orderId)
    before = await pendingOf(container, orderId, former.currency_code)
    const charging = { orderId, id, provider_id: former.provider_id }
    await oneAtATime(container, id, () =>
      chargingOrder(container, orderId, () => authorizePending(container, charging)),
    )
  } catch (error) {
    // What Amazon has made of it is found out by the clock, which repeats the charge with the same key.
    if (isToBeRepeated(error)) await watches.setChargeDue(orderId, new Date(now.getTime() + MINUTE))
    else await endChargeDue(container, orderId, ({ pending }) => pending.equals(before))
    throw error
  }
  await endChargeDue(container, orderId, ({ pending, fitting }) => fitting !== undefined || pending.isZero())
  await watches.bringForward(orderId, { to: now })
  try {
    await reconcileOrder(container, orderId)
  } catch (error) {
    // The charge is made. What else there is to see, or to release, is due, and the clock looks again.
    if (!(error instanceof AmazonPayError)) throw error
  }
  return readOrderPanel(container, orderId)
}

/**
 * Nothing is due any more, unless the order was changed meanwhile: an edit changes what it costs first, and only then cancels
 * the payment, which makes a charge due. So what is due is read before what the order costs.
 */
async function endChargeDue(
  container: MedusaContainer,
  orderId: string,
  isSettled: (now: Live & { pending: Money }) => boolean,
): Promise<void> {
  const { watches } = amazonPayModule(container).ledger
  const due = (await watches.find(orderId))?.charge_due ?? null
  if (isSettled(await liveNow(container, orderId))) await watches.endChargeDue(orderId, due)
}

interface Charging {
  orderId: string
  id: ChargePermissionId
  provider_id: string
}

async function authorizePending(container: MedusaContainer, charging: Charging): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await tryToAuthorize(container, charging)
      // Another change of the order may have come between, and have found nothing of it yet.
      if (tries >= TRIES || (await keepFitting(container, charging.orderId))) return
    } catch (error) {
      if (errorInfo(error).code !== PERMISSION_CHANGED || tries >= TRIES) throw error
      await pause(PAUSE_MS)
    }
  }
}

/** @returns false when what is held is for another total than the order's */
async function keepFitting(container: MedusaContainer, orderId: string): Promise<boolean> {
  const { pending, fitting, others } = await liveNow(container, orderId)
  if (fitting) return cancelHeld(container, others, { isReplaced: false })
  return pending.isZero() || others.length === 0
}

interface Live {
  /** The authorization of what the order costs. */
  fitting: OrderPayment | undefined
  /** Those of what it cost before. */
  others: OrderPayment[]
}

async function liveNow(container: MedusaContainer, orderId: string): Promise<Live & { pending: Money }> {
  const { payments } = await findOrderPayments(container, orderId)
  const pending = await pendingOf(container, orderId, payments[0]?.currency_code ?? "")
  return { pending, ...findLive(payments, pending) }
}

function findLive(payments: readonly OrderPayment[], pending: Money): Live {
  // With Confirm nothing is held: the permission is the promise.
  const isPromised = ({ payment_id, charges }: OrderPayment) => payment_id !== null && charges.length === 0
  const live = payments.filter((payment) => !payment.canceled && (payment.charges.some(isLive) || isPromised(payment)))
  const fitting = live.find(({ amount, currency_code }) => atAmazon(amount, currency_code).equals(pending))
  return { fitting, others: live.filter((payment) => payment !== fitting) }
}

async function tryToAuthorize(container: MedusaContainer, charging: Charging): Promise<void> {
  const { orderId, id, provider_id } = charging
  await settleOpen(operatorFor(container, provider_id), id)
  // Whatever is asked of Amazon from here on makes the charge void, for it is decided on what is taken and booked by now.
  const { permissions, charges } = await amazonPayModule(container).ledger.ofPermission(id)
  const turn = permissions[0]?.turn ?? 0
  const { order, isCounted } = await correctBooks(container, orderId, { hasLooked: false })
  if (!isCounted) throw changedMeanwhile("The order's sums do not count yet what was captured and refunded.")
  await throwIfUncounted(container, order, charges)
  if (order.canceled) throw notAllowed("The order is canceled.", "payment_canceled")
  const interrupted = order.payments.find(isInterruptedCharge)
  if (interrupted) {
    await authorizeForOrder(container, orderId, interrupted.payment_session_id)
    return
  }

  const pending = await pendingOf(container, orderId, order.payments[0]?.currency_code ?? "")
  const { fitting, others } = findLive(order.payments, pending)
  if (fitting) {
    await cancelHeld(container, others, { isReplaced: false })
    throw notAllowed("The order is authorized already. Capture that payment, or void it first.", ALREADY_AUTHORIZED)
  }
  await throwIfBeyondLimit(container, charging, others, pending)
  await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id: orderId } })
  const collection = await unpaidCollection(container, orderId, pending)
  if (collection === null) throw notAllowed("Nothing is left to pay on this order.", NOTHING_TO_PAY)
  const now = await findOrderPayments(container, orderId)
  if (!(await cancelHeld(container, findLive(now.payments, pending).others, { isReplaced: true }))) {
    throw changedMeanwhile("What was held for the order was captured meanwhile.")
  }
  await chargeCollection(container, { ...charging, turn }, collection)
}

/** Before what is held is given up for it, by Medusa or by us: after a credit line nobody has given it up yet. */
async function throwIfBeyondLimit(
  container: MedusaContainer,
  { id, provider_id }: Charging,
  held: readonly OrderPayment[],
  pending: Money,
): Promise<void> {
  const charges = held.filter((payment) => permissionOf(payment) === id).flatMap((payment) => payment.charges)
  if (!charges.some(isLive)) return
  const former = { charges }
  const { afterRelease } = await roomOn(container, id, { provider_id, former, currency_code: pending.currencyCode })
  if (afterRelease && pending.isMoreThan(afterRelease)) throw beyondLimit(afterRelease, pending)
}

/** A charge whose answer was lost, and of which Medusa has no payment yet. */
function isInterruptedCharge({ payment_id, session_status, begun }: OrderPayment): boolean {
  return payment_id === null && session_status === "pending" && begun.request.kind === "charge"
}

async function chargeCollection(
  container: MedusaContainer,
  { orderId, id, provider_id, turn }: Charging & { turn: number },
  collection: UnpaidCollection,
): Promise<void> {
  const order = await findOrderPayments(container, orderId)
  const currency_code = order.payments[0]?.currency_code ?? ""
  const amount = moneyOf(collection.amount, currency_code)
  const former = findFormer(order.payments)
  const room = await roomOn(container, id, { provider_id, former, currency_code })
  if (room.afterRelease && amount.isMoreThan(room.afterRelease)) {
    if (former) await keepFormer(container, former, collection.id)
    throw beyondLimit(room.afterRelease, amount)
  }
  const isKept = former !== null && !amount.isMoreThan(room.beside)
  if (former && !isKept) await releaseFormer(container, id, former)
  const sessionId = await openCharge(container, { order, id, provider_id, collectionId: collection.id, turn })
  try {
    await authorizeForOrder(container, orderId, sessionId)
  } catch (error) {
    // Amazon may have made the charge, and its answer was lost: the session stays, and with it the next try's key.
    if (isUnknown(error) || (await isMade(container, sessionId))) throw error
    // So that a payment link finds the collection as it was, and the next try is a new one.
    await deletePaymentSessionsWorkflow(container).run({ input: { ids: [sessionId] } })
    if (isKept && errorInfo(error).code !== PERMISSION_CHANGED) await keepFormer(container, former, collection.id)
    throw error
  }
}

/** Amazon has made the charge, and Medusa could not make a payment of it: the next try does. */
async function isMade(container: MedusaContainer, sessionId: string): Promise<boolean> {
  const operations = await amazonPayModule(container).ledger.operations.ofOwner(sessionId)
  return operations.some(({ outcome }) => outcome === "made")
}

/** Whether the clock is to try again: nobody has said no. */
export function isToBeRepeated(error: unknown): boolean {
  const { type } = errorInfo(error)
  return type !== MedusaError.Types.NOT_ALLOWED && type !== MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR
}

/** Whether Amazon may have done what it was asked for. */
function isUnknown(error: unknown): boolean {
  if (error instanceof OutcomeUnknownError) return true
  if (error instanceof AmazonPayError) return error.retryable
  return errorInfo(error).code === OUTCOME_UNKNOWN
}

/** @returns the new payment session, which is charged if nothing happened on the permission since the turn */
async function openCharge(container: MedusaContainer, opening: Opening): Promise<string> {
  const { order, id, provider_id, collectionId, turn } = opening
  const { accounts, ledger } = amazonPayModule(container)
  const [permission] = (await ledger.ofPermission(id)).permissions
  const data = sealRecharge(accounts.get(provider_id), {
    charge_permission_id: id,
    payment_collection_id: collectionId,
    turn,
    order_number: (await isFirstOrderOf(container, order.order_id, permission)) ? null : order.display_id,
  })
  const { result: session } = await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: collectionId, provider_id, data },
  })
  return session.id
}

interface Opening {
  order: OrderPayments
  id: ChargePermissionId
  provider_id: string
  collectionId: string
  turn: number
}

/**
 * What Amazon has taken and the order's sums do not know of yet would be charged once more: Medusa has no row of it, or
 * has not entered it in the order's transactions.
 */
async function throwIfUncounted(
  container: MedusaContainer,
  { order_id, payments }: OrderPayments,
  charges: OrderPayment["charges"],
): Promise<void> {
  const entered = await container.resolve(Modules.ORDER).listOrderTransactions({ order_id })
  const isEntered = ({ id }: { id: string }) => entered.some(({ reference_id }) => reference_id === id)
  for (const { payment_session_id, captures, currency_code } of payments) {
    const own = charges.filter((charge) => charge.payment_session_id === payment_session_id)
    const counted = atAmazon(sumOf(captures.filter(isEntered)), currency_code)
    if (!takenByAll(own, currency_code).isMoreThan(counted)) continue
    throw changedMeanwhile("Amazon has captured more than the order's sums know of.")
  }
}

/** Amazon shows one order's number on the permission; that of a further order goes on its charge. */
async function isFirstOrderOf(
  container: MedusaContainer,
  orderId: string,
  permission: PermissionEntry | undefined,
): Promise<boolean> {
  const collection = permission?.payment_collection_id
  return !collection || (await orderOfCollection(container, collection)) === orderId
}

const amountSchema = z.custom<BigNumberInput>((value) => value != null)
/** Beside the amount, which is a float, stands the exact decimal. */
const collectionSchema = z
  .object({ id: z.string(), status: z.string(), amount: amountSchema, raw_amount: amountSchema.nullish() })
  .transform(({ id, status, amount, raw_amount }) => ({ id, status, amount: raw_amount ?? amount }))
type UnpaidCollection = z.output<typeof collectionSchema>
const unpaidSchema = z.object({ payment_collections: z.array(collectionSchema).nullish() })

/**
 * Medusa has one collection that waits for payment, unless two changes came at once: of those the one for what the order
 * costs now is kept.
 */
export async function unpaidCollection(
  container: MedusaContainer,
  id: string,
  pending: Money,
): Promise<UnpaidCollection | null> {
  const fields = ["id", "status", "amount", "raw_amount"].map((field) => `payment_collections.${field}`)
  const [order] = await queryRows(container, { entity: "order", fields, filters: { id } })
  const collections = unpaidSchema.parse(order).payment_collections ?? []
  const open = collections.filter(
    ({ status, amount }) => ["not_paid", "awaiting"].includes(status) && MathBN.gt(amount, 0),
  )
  const found = open.find(({ amount }) => moneyOf(amount, pending.currencyCode).equals(pending))
  for (const other of open.filter((one) => one !== found)) {
    await container.resolve(Modules.PAYMENT).updatePaymentCollections(other.id, { status: "canceled" })
  }
  if (open.length > 0 && !found) throw changedMeanwhile("The order costs something else by now.")
  return found ?? null
}

function changedMeanwhile(message: string): MedusaError {
  return new ShopError(MedusaError.Types.CONFLICT, message, PERMISSION_CHANGED)
}

/** What the order costs beyond what is captured. */
export async function pendingOf(container: MedusaContainer, id: string, currencyCode: string): Promise<Money> {
  const pending = await pendingDifference(container, id)
  return pending.isPositive() ? moneyOf(pending, currencyCode) : Money.zero(currencyCode)
}

function notAllowed(message: string, code: PanelErrorCode): MedusaError {
  return panelError(code, `Amazon Pay: ${message}`)
}
