import { isTaken, takenBy, type ChargeEntry } from "../../../ledger/charge"
import { chargeOf } from "../../../ledger/operation"
import { refundable } from "../../../ledger/refund"
import type { OrderPayment } from "../../books/order-payments"
import { isCanceledByShop } from "../by-shop"
import { standingOf } from "../decide"
import { expiryOf } from "../expiry"
import { isLive } from "../../../ledger/charge"
import { Money } from "../../../amazon/money"
import {
  isReplaced,
  kept,
  madeAt,
  makerOf,
  remedyOfLost,
  sinceOf,
  standing,
  warningOf,
  type Finder,
  type OrderFacts,
} from "./facts"

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Amazon decides within a day (Amazon Pay: asynchronous processing). */
const LONGEST_DECISION_MS = 24 * HOUR

/** From then on a capture is asynchronous, in the live environment (Amazon Pay: capture a charge). */
const SYNCHRONOUS_MS = 7 * DAY

type OfCharge = (payment: OrderPayment, charge: ChargeEntry, facts: OrderFacts) => ReturnType<Finder>[number] | null

/** One look at each charge of the payments that are still to be captured, or were. */
const ofEach =
  (find: OfCharge): Finder =>
  (facts) =>
    standing(facts).flatMap((payment) => payment.charges.flatMap((charge) => find(payment, charge, facts) ?? []))

export const authorizationDeclined = ofEach((payment, charge, facts) => {
  if (charge.state !== "Declined" || wasCapturing(payment, charge) || isReplaced(facts, payment, charge)) return null
  return lost("authorization_declined", payment, charge, facts)
})

export const captureDeclined = ofEach((payment, charge, facts) => {
  if (charge.state !== "Declined" || !wasCapturing(payment, charge) || isReplaced(facts, payment, charge)) return null
  return lost("capture_declined", payment, charge, facts)
})

/** What the shop canceled itself is none. */
export const authorizationExpired = ofEach((payment, charge, facts) => {
  if (charge.state !== "Canceled" || isReplaced(facts, payment, charge)) return null
  const permission = facts.order.permissions.find(({ id }) => id === charge.charge_permission_id)
  if (isCanceledByShop(charge, payment, permission)) return null
  return lost("authorization_expired", payment, charge, facts)
})

function lost(
  kind: "authorization_declined" | "capture_declined" | "authorization_expired",
  payment: OrderPayment,
  charge: ChargeEntry,
  facts: OrderFacts,
) {
  const { id: object_id, amount, reason_code, state_since } = charge
  // A payment session that was refused has no payment that could be authorized again.
  const remedy = payment.payment_id === null ? "payment_link" : remedyOfLost(facts, payment)
  return warningOf(kind, payment, { object_id, amount, reason_code, since: sinceOf(state_since, facts), remedy })
}

/** Whether Amazon had accepted to capture it. */
function wasCapturing(payment: OrderPayment, charge: ChargeEntry): boolean {
  return charge.capture_id !== null || isAskedFor(payment, charge)
}

/** Written down while the authorization is young: shown when its time comes. */
export const authorizationExpiring = ofEach((payment, charge) => {
  const expiry = expiryOf(charge)
  if (expiry === null) return null
  const { id: object_id, amount } = charge
  const since = new Date(expiry.warning)
  return warningOf("authorization_expiring", payment, {
    object_id,
    amount,
    since,
    until: new Date(expiry.end),
    remedy: "capture",
  })
})

export const captureAsynchronous = ofEach((payment, charge, { liveProviders }) => {
  const made = madeAt(payment, charge)
  if (charge.state !== "Authorized" || made === null || !liveProviders.has(payment.provider_id)) return null
  const { id: object_id, amount, expires_at: until } = charge
  const since = new Date(made.getTime() + SYNCHRONOUS_MS)
  return warningOf("capture_asynchronous", payment, { object_id, amount, since, until, remedy: "capture" })
})

export const authorizationPending = ofEach((payment, charge, { now }) => {
  if (charge.state !== "AuthorizationInitiated") return null
  const { id: object_id, amount } = charge
  const since = madeAt(payment, charge) ?? now
  const until = new Date(since.getTime() + LONGEST_DECISION_MS)
  return warningOf("authorization_pending", payment, { object_id, amount, since, until, remedy: "wait" })
})

export const capturedElsewhere = ofEach((payment, charge, { now }) => {
  if (!isTaken(charge) || charge.capture_id === null || isAskedFor(payment, charge)) return null
  const { id: object_id, state_since } = charge
  const since = state_since ?? now
  return warningOf("captured_elsewhere", payment, { object_id, amount: takenBy(charge), since, remedy: "none" })
})

/** Whether the shop has asked Amazon to take the charge's money. */
function isAskedFor(payment: OrderPayment, charge: ChargeEntry): boolean {
  const maker = makerOf(payment, charge)?.request
  if (maker?.kind === "charge" && maker.captureNow) return true
  if (maker?.kind === "complete" && maker.paymentIntent === "AuthorizeWithCapture") return true
  return payment.operations.some(
    ({ outcome, request }) => request.kind === "capture" && outcome !== "refused" && chargeOf(request) === charge.id,
  )
}

/** Not before a try has failed: a payment that was canceled just now is about to be released. */
export const releaseFailed: Finder = ({ order, isChargeDue, now }) =>
  order.payments.flatMap((payment) => {
    const standing = standingOf(order, payment, { isChargeDue, now })
    if (standing !== "voided" && standing !== "abandoned") return []
    return payment.charges.filter(isLive).flatMap((charge) => {
      const tried = payment.operations.findLast(
        ({ outcome, request }) =>
          request.kind === "cancel" && chargeOf(request) === charge.id && (outcome === "open" || outcome === "refused"),
      )
      if (!tried) return []
      const { reason_code, created_at: since } = tried
      const { id: object_id, amount, expires_at: until } = charge
      return warningOf("release_failed", payment, { object_id, amount, reason_code, since, until, remedy: "release" })
    })
  })

/** What the order costs now may still be to be charged, which replaces it. */
export const heldBeyondOrder: Finder = (facts) => {
  const { heldBeyond: amount, isChargeDue, now } = facts
  const payment = standing(facts).find(({ charges }) => charges.some(isLive))
  if (!payment || isChargeDue) return []
  if (amount === undefined) return kept(facts, "held_beyond_order")
  if (amount === null) return []
  return [warningOf("held_beyond_order", payment, { amount, since: now, remedy: "void" })]
}

/** It was told of when it was booked, which made the payment one that is not canceled any more. */
export const capturedThoughCanceled: Finder = (facts) => {
  const { order } = facts
  const isKept = order.payments.some(({ charges, chargeRefunds }) =>
    charges.some((charge) => !refundable(charge, chargeRefunds).isZero()),
  )
  // What a canceled order keeps is owed.
  return order.canceled || !isKept ? [] : kept(facts, "captured_though_canceled")
}

/** An edited order is paid once what is held for it, or was taken, is what it costs. */
export const editedOrderUnpaid: Finder = (facts) => {
  const held = standing(facts).map((payment) => ({
    ...payment,
    open: Money.sum(
      payment.charges.filter(isLive).map(({ amount }) => amount),
      payment.currency_code,
    ),
  }))
  const isPaid = held.reduce((left, { open }) => left.minus(open.amount), facts.order.pending).isLessThanOrEqualTo(0)
  return facts.order.canceled || isPaid ? [] : kept(facts, "edited_order_unpaid")
}
