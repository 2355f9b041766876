import { MedusaError } from "@medusajs/framework/utils"
import type { ChargePermissionId } from "../../../amazon/ids"
import type { Money } from "../../../amazon/money"
import { isLive, isTaken, takenBy, takenByAll, type ChargeEntry } from "../../../ledger/charge"
import type { Holdings } from "../../../ledger/holdings"
import { lookAtCharge } from "../../../ledger/look"
import {
  amountOf,
  chargeOf,
  isForCapture,
  isUnanswered,
  type NewOperation,
  type Operation,
} from "../../../ledger/operation"
import { operate, type Settled } from "../../../ledger/operate"
import { beginningOf } from "../data/payment-data"
import type { PaymentRow } from "../medusa/rows"
import { askerOf, isOurMark } from "../data/booking-mark"
import { operatorOf, type ProviderContext } from "../provider-context"
import { throwIfBeyondLimit } from "./permission-limit"
import { ShopError } from "../shop-error"

export interface CaptureRequest {
  /** Of Medusa's capture, whose row exists by now. */
  id: string
  payment: PaymentRow
  /** As Amazon counts it. */
  amount: Money
  /** An admin's id, or the mark of our own booking. */
  created_by: string | null
}

type Context = Pick<ProviderContext, "account" | "ledger" | "clock" | "rows">

/**
 * Takes the amount from the Charge that is authorized. What that one does not hold, or all of it when it is used up or
 * there never was one (a first part at checkout, Confirm, later shipments), is taken by a new Charge on the Charge
 * Permission; that first, because it may be declined, and then nothing is captured.
 *
 * It may be asked again at any time: what it has taken by then is in the ledger.
 *
 * @throws OutcomeUnknownError · AmazonPayError · MedusaError(NOT_ALLOWED) naming what stands in the way
 */
export async function captureAtAmazon(context: Context, capture: CaptureRequest): Promise<void> {
  const permissionId = await permissionOf(context, capture.payment)
  await operate(
    operatorOf(context),
    permissionId,
    (holdings) => nextStep(context, capture, { permissionId, holdings }),
    ({ operation, reply }) => throwIfRefused(operation, reply),
  )
}

/** The Charge Permission that a payment was made with. @throws MedusaError(NOT_ALLOWED) */
export async function permissionOf(
  { ledger }: Pick<Context, "ledger">,
  { payment_session_id }: PaymentRow,
): Promise<ChargePermissionId> {
  const { charges, permissions } = await ledger.ofSessions([payment_session_id])
  const id = charges[0]?.charge_permission_id ?? permissions[0]?.id
  if (id !== undefined) return id
  throw new ShopError(
    MedusaError.Types.NOT_ALLOWED,
    "Amazon Pay knows nothing of this payment, so nothing was sent to Amazon. Look for it in Seller Central.",
  )
}

async function nextStep(
  context: Context,
  capture: CaptureRequest,
  { permissionId, holdings }: { permissionId: ChargePermissionId; holdings: Holdings },
): Promise<NewOperation | null> {
  const { amount } = capture
  const { payment_session_id } = capture.payment
  const own = holdings.charges.filter((charge) => charge.payment_session_id === payment_session_id)
  const done = takenByAll(
    own.filter(({ capture_id }) => capture_id === capture.id),
    amount.currencyCode,
  )
  const left = amount.minus(done)
  if (left.isZero()) return null
  if (isGivenUp(own, holdings.operations)) {
    throw notAllowed("the order's total has changed, and this authorization is being replaced. Refresh the page.")
  }
  if (await adoptUnanswered(context, capture, { own, operations: holdings.operations, left })) {
    return nextStep(context, capture, { permissionId, holdings: await context.ledger.ofPermission(permissionId) })
  }
  // Its rest may have been voided meanwhile.
  const payment = await context.rows.payment(capture.payment.id)
  const taken = takenByAll(own, amount.currencyCode)
  if (taken.plus(left).isMoreThan(payment.amount)) {
    throw notAllowed(
      `it has taken ${taken.toString()} of ${payment.amount.toString()} already. Refresh the Amazon Pay panel: what was taken elsewhere is booked then.`,
    )
  }
  const live = own.find(isLive)
  if (live && !left.isMoreThan(live.amount)) {
    return by(capture, permissionId, { kind: "capture", chargeId: live.id, captureAmount: left.toPrice() })
  }
  if (live) {
    // A further charge beside one that has gone would take too much, or for nothing.
    const seen = await lookAtCharge(operatorOf(context), live)
    const now = seen?.now ?? live
    if (now.state !== "Authorized") {
      throw notAllowed(`a further charge would not do. ${describe(now)} Refresh the Amazon Pay panel, then try again.`)
    }
    return further(context, capture, { permissionId, amount: left.minus(live.amount) })
  }
  const begun = beginningOf(holdings.operations, payment_session_id)
  const isConfirm = begun?.request.kind === "complete" && begun.request.paymentIntent === "Confirm"
  if (own.some(isTaken) || isConfirm) return further(context, capture, { permissionId, amount: left })
  throw notAllowed(
    `there is no authorization to capture. ${describe(own.at(-1))} Refresh the Amazon Pay panel, or authorize again.`,
  )
}

function by(
  { id, payment, created_by }: CaptureRequest,
  subject: ChargePermissionId,
  request: NewOperation["request"],
): NewOperation {
  const { provider_id, payment_session_id, payment_collection_id } = payment
  const asked_by = askerOf(created_by)
  return { provider_id, subject, owner: id, asked_by, payment_session_id, payment_collection_id, request }
}

async function further(
  context: Context,
  capture: CaptureRequest,
  { permissionId: chargePermissionId, amount }: { permissionId: ChargePermissionId; amount: Money },
): Promise<NewOperation> {
  await throwIfBeyondLimit(operatorOf(context).client, chargePermissionId, amount)
  return by(capture, chargePermissionId, {
    kind: "charge",
    chargePermissionId,
    chargeAmount: amount.toPrice(),
    captureNow: true,
    canHandlePendingAuthorization: false,
    turn: null,
  })
}

/** Medusa has canceled the payment because the order's total changed: its charge is released once the new one is there. */
function isGivenUp(charges: readonly ChargeEntry[], operations: readonly Operation[]): boolean {
  const released = operations.filter(({ outcome, request }) => outcome === "prepared" && request.kind === "cancel")
  return released.some(({ request }) => charges.some(({ id }) => id === chargeOf(request)))
}

interface Unanswered {
  own: readonly ChargeEntry[]
  operations: readonly Operation[]
  left: Money
}

/**
 * An earlier capture was made whose answer was lost, and Medusa has taken its row back. Whoever asks for as much again
 * is given that one. If it was booked meanwhile they are told so, once, and nothing is captured.
 *
 * @returns whether something has changed: it is to be decided anew
 */
async function adoptUnanswered(
  { ledger, rows, clock }: Pick<Context, "ledger" | "rows" | "clock">,
  { id }: CaptureRequest,
  { own, operations, left }: Unanswered,
): Promise<boolean> {
  const booked = own.filter((charge) => isTaken(charge) && charge.capture_id !== null && charge.capture_id !== id)
  if (booked.length === 0) return false
  const there = await rows.existing(idsOf(booked))
  // What is being booked just now is no orphan.
  const orphan = booked.find(
    (charge) =>
      !there.has(charge.capture_id ?? "") && !isOurMark(charge.capture_id) && !takenBy(charge).isMoreThan(left),
  )
  if (orphan) {
    const made = operations.find(({ object_id }) => object_id === orphan.id)
    // Else it is being booked meanwhile.
    if ((await ledger.claimCharge(orphan, id)) && made) await ledger.operations.markAnswered(made.id)
    return true
  }
  const unanswered = operations.find(
    (operation) =>
      isUnanswered(operation, clock.now()) &&
      isForCapture(operation) &&
      amountOf(operation.request)?.equals(left) &&
      booked.some((charge) => charge.id === operation.object_id),
  )
  if (!unanswered) return false
  await ledger.operations.markAnswered(unanswered.id)
  throw notAllowed(
    `${left.toString()} was captured by the request before this one, whose answer was lost, and is booked. Refresh the page. Capture once more if you want to take as much again.`,
  )
}

function idsOf(charges: readonly ChargeEntry[]): string[] {
  return charges.flatMap(({ capture_id }) => capture_id ?? [])
}

function throwIfRefused({ request }: Operation, reply: Settled["reply"]): void {
  if (reply.is !== "refused") return
  const { charge } = reply
  if (charge && isTaken({ state: charge.state })) {
    const taken = charge.captureAmount?.toString() ?? "some"
    throw notAllowed(`it has taken ${taken} of this charge already. Refresh the Amazon Pay panel: it is booked then.`)
  }
  if (reply.error) throw reply.error
  throw notAllowed(`the ${request.kind} was ${charge?.state.toLowerCase() ?? "refused"} (${reply.reason}).`)
}

function describe(charge: ChargeEntry | undefined): string {
  if (charge === undefined) return "There was no charge."
  const reason = charge.reason_code ? `, ${charge.reason_code}` : ""
  return `The charge ${charge.id} is ${charge.state}${reason}.`
}

function notAllowed(reason: string): MedusaError {
  return new ShopError(MedusaError.Types.NOT_ALLOWED, `Amazon Pay cannot capture: ${reason}`)
}
