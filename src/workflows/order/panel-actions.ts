import { Money } from "../../amazon/money"
import type { ChargePermissionId } from "../../amazon/ids"
import { isLive, isTaken, takenBy, takenByAll } from "../../ledger/charge"
import { chargeOf } from "../../ledger/operation"
import { isAgreement, isBlocked } from "../../ledger/permission"
import { refundable } from "../../ledger/refund"
import { dueOf } from "../../providers/amazon-pay/medusa/money-of"
import { atAmazon, leftOf, permissionOf, sumOf, type OrderPayment, type OrderPayments } from "../books/order-payments"
import type { PanelAction } from "./panel-types"

/** What an order's actions are decided by. */
export type ActionableOrder = Pick<OrderPayments, "canceled" | "pending" | "payments" | "permissions">
type Made = OrderPayment & { payment_id: string }
type Of<Name extends PanelAction["action"]> = Extract<PanelAction, { action: Name }> | null

/**
 * Pure: what an admin can do about an order now, and up to which amount. Nothing is offered that the server would refuse by
 * what the ledger knows, and nothing about money while an answer of Amazon's is missing.
 */
export function panelActions(order: ActionableOrder): PanelAction[] {
  const made = order.payments.filter(isMade)
  const ofPayments = made
    .filter((payment) => !isAsked(order, payment))
    .flatMap((payment) => [
      capture(order, payment),
      refund(payment),
      voidRest(order, payment),
      reauthorize(order, payment),
    ])
  return [...ofPayments, charge(order), paymentLink(order), release(order)].flatMap((action) => action ?? [])
}

function isMade(payment: OrderPayment): payment is Made {
  return payment.payment_id !== null
}

/** Something of its Charge Permission, or of its checkout, is not answered yet. */
function isAsked({ payments }: ActionableOrder, payment: OrderPayment): boolean {
  const id = permissionOf(payment)
  const beside = id === null ? [] : payments.filter((other) => permissionOf(other) === id)
  return [payment, ...beside].some(({ begun, operations }) =>
    [begun, ...operations].some(({ outcome }) => outcome === "open"),
  )
}

/** Whether Medusa has no claim on it any more: voided, replaced or canceled with its order. */
function isOver(order: ActionableOrder, { canceled, charges, operations }: OrderPayment): boolean {
  const toRelease = operations.filter(({ outcome, request }) => outcome === "prepared" && request.kind === "cancel")
  return (
    order.canceled || canceled || toRelease.some(({ request }) => charges.some(({ id }) => id === chargeOf(request)))
  )
}

function capture(order: ActionableOrder, payment: Made): Of<"capture"> {
  const { payment_id, charges, currency_code, begun } = payment
  if (isOver(order, payment)) return null
  const left = leftOf(payment)
  const live = charges.find(isLive)
  if (live && live.state !== "Authorized") return null
  const room = roomOn(order, permissionOf(payment), left)
  const isConfirm = begun.request.kind === "complete" && begun.request.paymentIntent === "Confirm"
  const further = charges.some(isTaken) || isConfirm ? room : Money.zero(currency_code)
  const max = left.min(live ? live.amount.plus(room) : further)
  return max.isZero() ? null : { action: "capture", payment_id, max: max.amount, currency_code }
}

/** What the Charge Permission takes beside its charges, as far as Amazon has said. @param most when it has not */
function roomOn({ payments, permissions }: ActionableOrder, id: ChargePermissionId | null, most: Money): Money {
  const permission = permissions.find((known) => known.id === id)
  const nothing = Money.zero(most.currencyCode)
  if (!permission || isBlocked(permission)) return nothing
  // The limit of an agreement is a month's, and other orders use it.
  if (isAgreement(permission) || permission.amount_limit === null) return most
  const charges = payments.flatMap((payment) => payment.charges).filter((one) => one.charge_permission_id === id)
  const used = charges.map((one) => (isLive(one) ? one.amount : takenBy(one)))
  return permission.amount_limit.minus(Money.sum(used, most.currencyCode))
}

function refund({
  payment_id,
  canceled,
  captures,
  refunds,
  charges,
  chargeRefunds,
  currency_code,
}: Made): Of<"refund"> {
  // Medusa refunds nothing on a canceled payment.
  if (canceled) return null
  const booked = atAmazon(sumOf(captures), currency_code).minus(atAmazon(sumOf(refunds), currency_code))
  const held = Money.sum(
    charges.map((one) => refundable(one, chargeRefunds)),
    currency_code,
  )
  const max = booked.min(held)
  return max.isZero() ? null : { action: "refund", payment_id, max: max.amount, currency_code }
}

/** All of a payment, or what is not captured of it. */
function voidRest(order: ActionableOrder, payment: Made): Of<"void"> {
  const { payment_id, charges, currency_code } = payment
  if (isOver(order, payment) || isUndecided(payment)) return null
  const left = leftOf(payment)
  const isHeld = charges.length === 0 || charges.some((one) => isLive(one) || isTaken(one))
  return left.isZero() || !isHeld ? null : { action: "void", payment_id, amount: left.amount, currency_code }
}

/** Amazon has not decided on a capture yet, or in no way that can be read. */
function isUndecided({ charges }: Pick<OrderPayment, "charges">): boolean {
  return charges.some(({ state }) => state === "CaptureInitiated" || state === "Unknown")
}

function reauthorize(order: ActionableOrder, payment: Made): Of<"reauthorize"> {
  const { payment_id, charges, currency_code } = payment
  if (isOver(order, payment) || isUndecided(payment) || charges.length === 0 || charges.some(isLive)) return null
  const left = leftOf(payment)
  if (left.isZero() || left.isMoreThan(roomOn(order, permissionOf(payment), left))) return null
  return { action: "reauthorize", payment_id, amount: left.amount, currency_code }
}

/**
 * What the order costs and its payments do not stand for. It is all that is pending: what is held for what the order cost
 * before is replaced. A payment that is captured in part is to be voided first, for it would be captured beside.
 */
function charge(order: ActionableOrder): Of<"charge"> {
  const { pending, standing } = openOf(order)
  const former = order.payments.findLast((payment) => permissionOf(payment) !== null)
  if (!pending || !former || isLeftInPart(order)) return null
  const { currency_code } = pending
  const covered = Money.sum(standing.map(leftOf), currency_code)
  if (!pending.amount.isMoreThan(covered)) return null
  const id = permissionOf(former)
  const held = standing
    .filter((payment) => permissionOf(payment) === id)
    .flatMap(({ charges }) => charges.filter(isLive))
  const room = roomOn(order, id, pending.amount).plus(
    Money.sum(
      held.map(({ amount }) => amount),
      currency_code,
    ),
  )
  return pending.amount.isMoreThan(room) ? null : { action: "charge", amount: pending.amount.amount, currency_code }
}

/** While something is held, the buyer would pay beside it: it is voided first. */
function paymentLink(order: ActionableOrder): Of<"payment_link"> {
  const { pending, standing } = openOf(order)
  if (!pending) return null
  const isStanding = (payment: Made) =>
    payment.charges.length === 0 || payment.charges.some(isLive) || isInPart(payment)
  if (standing.some(isStanding)) return null
  return { action: "payment_link", amount: pending.amount.amount, currency_code: pending.currency_code }
}

function isInPart(payment: OrderPayment): boolean {
  return takenByAll(payment.charges, payment.currency_code).isMoreThan(Money.zero(payment.currency_code))
}

/** Whether a part of a payment is captured and the rest still may be: it would be taken beside a new charge. */
export function isLeftInPart(order: ActionableOrder): boolean {
  return openOf(order).standing.some(isInPart)
}

interface Open {
  /** null when nothing is to be paid, or something is under way that pays it. */
  pending: { amount: Money; currency_code: string } | null
  /** Payments of which something may still be captured. */
  standing: Made[]
}

function openOf(order: ActionableOrder): Open {
  const { payments, canceled } = order
  const [first] = payments
  const standing = payments.filter(isMade).filter((payment) => !isOver(order, payment) && !leftOf(payment).isZero())
  const isWaiting = (payment: OrderPayment) => payment.payment_id === null && payment.charges.some(isLive)
  const isBusy = payments.some((payment) => isAsked(order, payment) || isWaiting(payment) || isUndecided(payment))
  if (canceled || !first || isBusy) return { pending: null, standing }
  const { currency_code } = first
  const amount = dueOf(order.pending.toFixed(), currency_code)
  return { pending: amount.isZero() ? null : { amount, currency_code }, standing }
}

/** What is canceled in Medusa and held at Amazon; one that is to be replaced is released when it is. */
function release(order: ActionableOrder): Of<"release"> {
  const isReplaced = ({ operations }: OrderPayment) =>
    operations.some(({ outcome, request }) => outcome === "prepared" && request.kind === "cancel")
  const over = order.payments.filter((payment) => order.canceled || (payment.canceled && !isReplaced(payment)))
  const held = over.flatMap(({ charges }) => charges.filter(isLive)).map(({ amount }) => amount)
  const [first] = held
  if (!first) return null
  const { currencyCode: currency_code } = first
  return { action: "release", amount: Money.sum(held, currency_code).amount, currency_code }
}
