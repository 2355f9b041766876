import { MedusaError } from "@medusajs/framework/utils"
import type { ChargePermissionId } from "../../../amazon/ids"
import { Money } from "../../../amazon/money"
import type { ChargeEntry } from "../../../ledger/charge"
import type { Holdings } from "../../../ledger/holdings"
import { lookAtCharges } from "../../../ledger/look"
import { operate, type Settled } from "../../../ledger/operate"
import { amountOf, isForRefund, isUnanswered, type NewOperation, type Operation } from "../../../ledger/operation"
import { refundable, returnedBy, type RefundEntry } from "../../../ledger/refund"
import type { PaymentRow } from "../medusa/rows"
import { askerOf, isOurMark } from "../data/booking-mark"
import { operatorOf, type ProviderContext } from "../provider-context"
import { permissionOf } from "./capture-at-amazon"
import { ShopError } from "../shop-error"

export interface RefundRequest {
  /** Of Medusa's refund, whose row exists by now. */
  id: string
  payment: PaymentRow
  /** As Amazon counts it. */
  amount: Money
  /** An admin's id, or the mark of our own booking. */
  created_by: string | null
}

type Context = Pick<ProviderContext, "account" | "ledger" | "clock" | "rows">

/**
 * Gives back the amount from the captured charges, oldest first. Amazon is asked before what is left on them, so that
 * a refund made in Seller Central is not made twice.
 *
 * It may be asked again at any time: what it has given back by then is in the ledger.
 *
 * @throws OutcomeUnknownError · AmazonPayError · MedusaError(NOT_ALLOWED) when the charges together do not hold as much
 */
export async function refundAtAmazon(context: Context, refund: RefundRequest): Promise<void> {
  const permissionId = await permissionOf(context, refund.payment)
  await operate(
    operatorOf(context),
    permissionId,
    (holdings) => nextStep(context, refund, { permissionId, holdings }),
    ({ operation, reply }) => throwIfRefused(operation, reply),
  )
}

async function nextStep(
  context: Context,
  refund: RefundRequest,
  { permissionId, holdings }: { permissionId: ChargePermissionId; holdings: Holdings },
): Promise<NewOperation | null> {
  const { payment, amount } = refund
  const own = holdings.charges.filter(({ payment_session_id }) => payment_session_id === payment.payment_session_id)
  const refunds = holdings.refunds.filter(({ charge_id }) => own.some(({ id }) => id === charge_id))
  const done = returnedBy(
    refunds.filter(({ refund_id }) => refund_id === refund.id),
    amount.currencyCode,
  )
  const left = amount.minus(done)
  if (left.isZero()) return null
  if (await adoptUnanswered(context, refund, { refunds, operations: holdings.operations, left })) {
    return nextStep(context, refund, { permissionId, holdings: await context.ledger.ofPermission(permissionId) })
  }
  const captured = own.filter(({ state }) => state === "Captured")
  const seen = (await lookAtCharges(operatorOf(context), captured)).map(({ now }) => now)
  const charges = own.map((charge) => seen.find(({ id }) => id === charge.id) ?? charge)
  const { charge, part } = shareOf(charges, refunds, left)
  return {
    provider_id: payment.provider_id,
    subject: charge.charge_permission_id,
    owner: refund.id,
    asked_by: askerOf(refund.created_by),
    payment_session_id: payment.payment_session_id,
    payment_collection_id: payment.payment_collection_id,
    request: { kind: "refund", chargeId: charge.id, refundAmount: part.toPrice() },
  }
}

/** @throws MedusaError when the charges together do not hold as much */
function shareOf(
  charges: readonly ChargeEntry[],
  refunds: readonly RefundEntry[],
  amount: Money,
): { charge: ChargeEntry; part: Money } {
  const shares = charges.map((charge) => ({ charge, part: refundable(charge, refunds).min(amount) }))
  const held = Money.sum(
    charges.map((charge) => refundable(charge, refunds)),
    amount.currencyCode,
  )
  const first = shares.find(({ part }) => !part.isZero())
  if (first && !amount.isMoreThan(held)) return first
  throw notAllowed(
    held.isZero()
      ? "Amazon Pay cannot refund: nothing is captured, or all of it has been refunded at Amazon already. Refresh the Amazon Pay panel."
      : `Amazon Pay can refund ${held.toString()} at most, not ${amount.toString()}. Refresh the Amazon Pay panel.`,
  )
}

interface Unanswered {
  refunds: readonly RefundEntry[]
  operations: readonly Operation[]
  left: Money
}

/**
 * An earlier refund was made whose answer was lost, and Medusa has taken its row back. Whoever asks for as much again is
 * given that one. If it was booked meanwhile they are told so, once, and nothing is refunded.
 *
 * @returns whether something has changed: it is to be decided anew
 */
async function adoptUnanswered(
  { ledger, rows, clock }: Pick<Context, "ledger" | "rows" | "clock">,
  { id }: RefundRequest,
  { refunds, operations, left }: Unanswered,
): Promise<boolean> {
  const booked = refunds.filter(
    ({ state, refund_id }) => state !== "Declined" && refund_id !== null && refund_id !== id,
  )
  if (booked.length === 0) return false
  const there = await rows.existing(booked.flatMap(({ refund_id }) => refund_id ?? []))
  // What is being booked just now is no orphan.
  const orphan = booked.find(
    ({ refund_id, amount }) => !there.has(refund_id ?? "") && !isOurMark(refund_id) && !amount.isMoreThan(left),
  )
  if (orphan) {
    const made = operations.find(({ object_id }) => object_id === orphan.id)
    // Else it is being booked meanwhile.
    if ((await ledger.claimRefund(orphan, id)) && made) await ledger.operations.markAnswered(made.id)
    return true
  }
  const unanswered = operations.find(
    (operation) =>
      isUnanswered(operation, clock.now()) &&
      isForRefund(operation) &&
      amountOf(operation.request)?.equals(left) &&
      booked.some((entry) => entry.id === operation.object_id),
  )
  if (!unanswered) return false
  await ledger.operations.markAnswered(unanswered.id)
  throw notAllowed(
    `Amazon Pay: ${left.toString()} was refunded by the request before this one, whose answer was lost, and is booked. Refresh the page. Refund once more if you want to return as much again.`,
  )
}

function throwIfRefused({ request }: Operation, reply: Settled["reply"]): void {
  if (reply.is !== "refused") return
  if (reply.error) throw reply.error
  const refund = `the refund of ${amountOf(request)?.toString() ?? ""}`
  throw notAllowed(`Amazon declined ${refund} (${reply.reason}). Return the money in another way.`)
}

function notAllowed(message: string): MedusaError {
  return new ShopError(MedusaError.Types.NOT_ALLOWED, message)
}
