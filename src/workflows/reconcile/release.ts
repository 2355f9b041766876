import type { ChargePermissionId } from "../../amazon/ids"
import { isFinal, isLive, type ChargeEntry } from "../../ledger/charge"
import { closePermission } from "../../ledger/close-permission"
import { lookAtCharges, lookAtRefunds } from "../../ledger/look"
import type { Holdings } from "../../ledger/holdings"
import { operate, type Operator } from "../../ledger/operate"
import { chargeOf, type NewOperation, type Operation } from "../../ledger/operation"
import { isSettled, refundable, type RefundEntry } from "../../ledger/refund"
import { release } from "../../providers/amazon-pay/methods/cancel-payment"
import type { OrderPayment } from "../books/order-payments"

/**
 * Cancels what is authorized and not captured of a payment; what was captured by then stays as it is.
 * @throws OutcomeUnknownError
 */
export async function releaseCharges(
  operator: Operator,
  id: ChargePermissionId,
  payment: Pick<OrderPayment, "payment_id" | "payment_session_id" | "provider_id"> & { collection: { id: string } },
): Promise<void> {
  const { payment_id, payment_session_id, provider_id, collection } = payment
  const owner = {
    id: payment_id ?? payment_session_id,
    payment_session_id,
    payment_collection_id: collection.id,
    provider_id,
  }
  const tried = new Set<string>()
  const decide = async ({ charges, operations }: Holdings): Promise<NewOperation | null> => {
    const live = charges.find(
      (charge) => charge.payment_session_id === payment_session_id && isLive(charge) && !tried.has(charge.id),
    )
    if (!live) return null
    const later = operations.filter(
      ({ outcome, request }) => outcome === "prepared" && request.kind === "cancel" && chargeOf(request) === live.id,
    )
    for (const prepared of later) await operator.ledger.operations.drop(prepared.id)
    return release(owner, live)
  }
  // Amazon may refuse it for good: once a look.
  await operate(operator, id, decide, ({ operation }) => void tried.add(chargeOf(operation.request) ?? ""))
}

/**
 * Gives back all of a checkout that became no order: the permission is closed, and what was captured at once
 * (AuthorizeWithCapture) is refunded. Medusa refunds it itself when the cart fails after the payment: Amazon is asked
 * what is left.
 *
 * @throws OutcomeUnknownError · AmazonPayError
 */
export async function releaseCheckout(operator: Operator, id: ChargePermissionId, owner: Begun): Promise<Left> {
  await closePermission(operator, id, owner)
  return refundTaken(operator, id, { owner, isMeant: () => true })
}

/**
 * What is left of what was to be given back: it is not known yet, as of a capture or a refund that Amazon has not decided, or
 * Amazon keeps it, having refused to give it back.
 */
export type Left = "nothing" | "undecided" | "kept"

function leftOf(charges: readonly ChargeEntry[], refunds: readonly RefundEntry[]): Left {
  if (charges.some((one) => isLive(one) || !refundable(one, refunds).isZero())) return "kept"
  const own = refunds.filter(({ charge_id }) => charges.some(({ id }) => id === charge_id))
  return charges.every(isFinal) && own.every(isSettled) ? "nothing" : "undecided"
}

/** Asked for once more, Amazon would answer the same. */
const FOR_GOOD: readonly (string | null)[] = ["AmazonRejected", "TransactionCountExceeded"]

/** A refund that is on its way leaves no room for another, until Amazon declines it. */
const MAY_PASS: readonly (string | null)[] = ["ProcessingFailure", "TransactionAmountExceeded"]

/** Amazon makes ten refunds of a charge, and counts declined ones, too. */
const MOST_TRIES = 3
const DAY = 24 * 3_600_000

/** Whether Amazon may be asked to refund a charge, after what it has said to that before. */
export function mayRefundAgain(
  { id }: Pick<ChargeEntry, "id">,
  { refunds, operations }: Pick<Holdings, "refunds" | "operations">,
  now: Date,
): boolean {
  const declined = refunds.filter(({ charge_id, state }) => charge_id === id && state === "Declined")
  const asked = operations.filter(({ request }) => request.kind === "refund" && request.chargeId === id)
  const refused = asked.filter(({ outcome }) => outcome === "refused")
  if ([...declined, ...refused].some(({ reason_code }) => FOR_GOOD.includes(reason_code))) return false
  const isFailed = (operation: Operation) =>
    MAY_PASS.includes(operation.reason_code) || declined.some(({ operation_id }) => operation_id === operation.id)
  const failed = asked.filter(isFailed)
  const last = failed.at(-1)?.settled_at ?? null
  return failed.length < MOST_TRIES && (last === null || now.getTime() - last.getTime() >= DAY)
}

/**
 * The same of a charge on an agreement, which stays open for others: its payment session is gone from Medusa.
 * @throws OutcomeUnknownError · AmazonPayError
 */
export async function releaseSession(
  operator: Operator,
  id: ChargePermissionId,
  owner: Begun & { payment_collection_id: string },
): Promise<Left> {
  const { id: payment_session_id, provider_id, payment_collection_id } = owner
  const collection = { id: payment_collection_id }
  await releaseCharges(operator, id, { payment_id: null, payment_session_id, provider_id, collection })
  return refundTaken(operator, id, { owner, isMeant: (charge) => charge.payment_session_id === payment_session_id })
}

/** A payment session that Amazon was asked for. */
interface Begun {
  id: string
  provider_id: string
  payment_collection_id: string | null
}

async function refundTaken(
  operator: Operator,
  id: ChargePermissionId,
  { owner, isMeant }: { owner: Begun; isMeant: (charge: ChargeEntry) => boolean },
): Promise<Left> {
  const asked = new Set<string>()
  await lookAtRefunds(operator, (await operator.ledger.ofPermission(id)).refunds)
  const decide = async (known: Holdings): Promise<NewOperation | null> => {
    await lookAtCharges(operator, known.charges.filter(isMeant))
    const now = await operator.ledger.ofPermission(id)
    const { charges, refunds } = now
    const mayAsk = (charge: ChargeEntry) => !asked.has(charge.id) && mayRefundAgain(charge, now, operator.clock.now())
    const charge = charges.find((one) => isMeant(one) && !refundable(one, refunds).isZero() && mayAsk(one))
    if (!charge) return null
    return {
      provider_id: owner.provider_id,
      subject: id,
      owner: owner.id,
      payment_session_id: charge.payment_session_id,
      payment_collection_id: owner.payment_collection_id,
      request: { kind: "refund", chargeId: charge.id, refundAmount: refundable(charge, refunds).toPrice() },
    }
  }
  await operate(operator, id, decide, ({ operation }) => void asked.add(chargeOf(operation.request) ?? ""))
  const { charges, refunds } = await operator.ledger.ofPermission(id)
  return leftOf(charges.filter(isMeant), refunds)
}
