import { createPaymentSessionsWorkflow, deletePaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { AmazonPayError } from "../../amazon/errors"
import { isChargePermissionId } from "../../amazon/ids"
import { monthStart } from "../../amazon/recurring"
import { isLive, isTaken, type ChargeEntry } from "../../ledger/charge"
import { lookAtCharge, lookDaily } from "../../ledger/look"
import { StillAtWorkError } from "../../ledger/one-at-a-time"
import { OutcomeUnknownError, settleOpen } from "../../ledger/operate"
import type { Operation } from "../../ledger/operation"
import { chargingPeriod, isBeyondMonth } from "../../ledger/period"
import { isBlocked } from "../../ledger/permission"
import type { RecurringCharge } from "../../ledger/recurring-charge"
import type { NewRecurringCharge } from "../../ledger/recurring-charges"
import { sealRecharge } from "../../providers/amazon-pay/checkout/confirmation"
import { beginningOf } from "../../providers/amazon-pay/data/payment-data"
import { PERMISSION_CHANGED } from "../../providers/amazon-pay/methods/authorize-payment"
import { OUTCOME_UNKNOWN } from "../../providers/amazon-pay/provider-error"
import { authorizeForOrder } from "../order/authorize-for-order"
import { chargingOrder } from "../order/charging-order"
import { findOrderPayments, orderOfCollection } from "../books/order-payments"
import { record } from "../order/record-order"
import { operatorFor } from "../reconcile/operator"
import { releaseSession, type Left } from "../reconcile/release"
import { amazonPayModule } from "../support/amazon-pay-module"
import { errorInfo } from "../support/error-info"
import { queryRows, textOf } from "../support/query-rows"
import { validatedWorkflowOf } from "../support/workflow-of"
import { findAgreement, type Agreement } from "./agreement"
import { conclude, end, permissionAtAmazon } from "./conclude"
import { viewOf, type RecurringChargeView } from "./recurring-charge-view"
import { conflict, readRequest, type ChargeRecurringInput, type ChargeRequest } from "./request"
import { findSubject } from "./subject"

const MINUTE = 60_000
/** The code of an error that says: somebody else is charging it. */
export const PERIOD_IN_PROGRESS = "period_in_progress"
/** So often somebody else may be at work on the permission before it is left to a later call. */
const TRIES = 5

/**
 * Charges an agreement for a period, once: asked again it answers with what came of it. What Amazon says is the outcome,
 * never an exception.
 *
 * The hook `validate` runs before each try, the clock's among them: it throws where the store does not want it made. A
 * MedusaError of the types INVALID_DATA, NOT_ALLOWED or NOT_FOUND ends the clock's tries; after any other error it asks again.
 * Of a period that is charged, or may be, it is not asked: nothing is tried then.
 *
 * @throws MedusaError with the code of what is wrong with the request; Amazon was not asked then
 */
export const chargeRecurringWorkflow = validatedWorkflowOf("amazon-pay-charge-recurring", chargeRecurring, findAnswer)

async function chargeRecurring(container: MedusaContainer, input: ChargeRecurringInput): Promise<RecurringChargeView> {
  const request = readRequest(input)
  const agreement = await findAgreement(container, request.charge_permission_id)
  const order = await orderOf(container, request)
  const work = () => chargePeriod(container, agreement, request)
  return alone(container, request, () => (order === null ? work() : chargingOrder(container, order, work)))
}

async function orderOf(
  container: MedusaContainer,
  { order_id, payment_collection_id: collection }: ChargeRequest,
): Promise<string | null> {
  return order_id ?? (collection ? orderOfCollection(container, collection) : null)
}

/** Of a period that is charged, or may be, which the hook is not asked about. The hook itself may withdraw a period. */
async function findAnswer(
  container: MedusaContainer,
  input: ChargeRecurringInput,
): Promise<RecurringChargeView | null> {
  const request = readRequest(input)
  const { charge_permission_id: id, period } = request
  if (!isChargePermissionId(id)) return null
  const known = await amazonPayModule(container).ledger.recurringCharges.find(id, period)
  return known && alone(container, request, () => answerOf(container, request))
}

async function alone<Result>(
  container: MedusaContainer,
  request: ChargeRequest,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await chargingPeriod(amazonPayModule(container).ledger, request, work)
  } catch (error) {
    if (!(error instanceof StillAtWorkError)) throw error
    const message = `The period ${request.period} is being charged just now. Ask again for its outcome.`
    throw conflict(PERIOD_IN_PROGRESS, message)
  }
}

/** @returns null when the period is to be charged */
async function answerOf(container: MedusaContainer, request: ChargeRequest): Promise<RecurringChargeView | null> {
  const known = await findPeriod(container, request)
  if (known === null) return null
  const before = await findOut(container, known)
  await throwIfOtherwise(container, before, request)
  const isWithdrawn = request.is_retry === true && !before.retry
  return isWithdrawn || !isToBeAsked(before) ? viewOf(container, before, { isRepeated: true }) : null
}

async function chargePeriod(
  container: MedusaContainer,
  agreement: Agreement,
  request: ChargeRequest,
): Promise<RecurringChargeView> {
  const { ledger, clock } = amazonPayModule(container)
  const { period } = request
  const { region } = agreement.account.options
  const answer = await answerOf(container, request)
  if (answer !== null) return answer
  const asked: NewRecurringCharge = {
    charge_permission_id: agreement.permission.id,
    period,
    provider_id: agreement.permission.provider_id,
    ...(await findSubject(container, agreement, request)),
    capture: request.capture ?? null,
    pending: request.pending ?? false,
    retry: request.retry ?? false,
    asked_at: clock.now(),
    next_look_at: new Date(clock.now().getTime() + MINUTE),
    month_start: monthStart(clock.now(), region),
  }
  const known = await ledger.recurringCharges.find(asked.charge_permission_id, period)
  const row = known ? await ledger.recurringCharges.ask(known.id, asked) : await ledger.recurringCharges.reserve(asked)
  return viewOf(container, await tryToCharge(container, agreement, row))
}

/**
 * The row of a period, with the order that its collection pays for by now: one that was placed after the charge, or instead of
 * another, as Medusa removes the order of a cart whose payment it could not make.
 */
export async function findPeriod(
  container: MedusaContainer,
  { charge_permission_id: id, period }: { charge_permission_id: string; period: string },
): Promise<RecurringCharge | null> {
  const { recurringCharges } = amazonPayModule(container).ledger
  const row = await recurringCharges.find(id, period)
  if (row === null) return null
  if (row.order_id !== null) {
    const orders = await queryRows(container, { entity: "order", fields: ["id"], filters: { id: row.order_id } })
    if (orders.length > 0) return row
  }
  const order_id = await orderOfCollection(container, row.payment_collection_id)
  return order_id === row.order_id ? row : recurringCharges.setOrder(row.id, order_id)
}

/** What is charged, or may be, is not asked for once more. */
export function isToBeAsked({ outcome }: RecurringCharge): boolean {
  return outcome !== "charged" && outcome !== "pending" && outcome !== "unknown"
}

/** The period is charged, or may be, and not for what is asked for now. */
async function throwIfOtherwise(
  container: MedusaContainer,
  row: RecurringCharge,
  request: ChargeRequest,
): Promise<void> {
  if (isToBeAsked(row)) return
  const isOtherAmount = request.asked !== null && !request.asked.equals(row.amount)
  const isOtherOrder = request.order_id !== undefined && request.order_id !== row.order_id
  if (!isOtherAmount && !isOtherOrder && !(await isOtherCollection(container, row, request))) return
  const what = row.order_id === null ? row.amount.toString() : `${row.amount.toString()} of the order ${row.order_id}`
  throw conflict(
    "period_charged_otherwise",
    `The period ${row.period} is charged with ${what}. Give another period its own name.`,
  )
}

/** Those of one order are the same: it is the order that is charged. */
async function isOtherCollection(
  container: MedusaContainer,
  { payment_collection_id: charged, order_id }: RecurringCharge,
  { payment_collection_id: asked }: ChargeRequest,
): Promise<boolean> {
  if (asked === undefined || asked === charged) return false
  return order_id === null || (await orderOfCollection(container, asked)) !== order_id
}

/**
 * What has become of what was asked before: an answer that was lost, a process that ended, a pending authorization that is
 * decided, a charge that was given up without a capture, which opens the period again.
 */
export async function findOut(container: MedusaContainer, row: RecurringCharge): Promise<RecurringCharge> {
  const { ledger } = amazonPayModule(container)
  const { charge_permission_id: id, payment_session_id: session } = row
  if (session === null) return row
  const operator = operatorFor(container, row.provider_id)
  try {
    await settleOpen(operator, id)
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error
    // What else is asked on the permission, as for another period, says nothing of this try.
    if (error.operation.owner === session) return conclude(container, row, { is: "unavailable" })
  }
  const begun = await beginning(container, session)
  const isConcluded = isToBeAsked(row) && row.outcome !== "open"
  if (begun === null || begun.outcome === "prepared" || isConcluded) return row
  if (begun.outcome !== "made") return conclude(container, row, refusalOf(begun))
  const known = await chargeOfSession(container, session)
  if (known === null) return row
  const charge = await lookAt(container, row, known)
  const isGone = charge.state === "Canceled" || charge.state === "Declined"
  if (row.outcome === "charged" && !isGone) return row
  const other = isGone ? await otherSessionOf(container, row) : null
  if (other !== null && (await ledger.recurringCharges.setSession(row, other))) {
    return findOut(container, { ...row, payment_session_id: other })
  }
  if (charge.state !== "Declined" && (await amazonPayModule(container).rows.isForgotten(session))) {
    return (await giveBack(container, row, session)).row
  }
  // The payment waits for it, as it has since it is pending.
  const isUndecided = row.outcome === "pending" && charge.state === "AuthorizationInitiated"
  if (!isGone && !isUndecided) await makePayment(container, row, session)
  return conclude(container, row, { is: "answered", state: charge.state, reasonCode: charge.reason_code })
}

/**
 * What was charged pays for nothing, as Medusa has removed its payment session. The period counts as charged until nothing
 * is left of it, and is looked at again.
 */
export async function giveBack(
  container: MedusaContainer,
  row: RecurringCharge,
  sessionId: string,
): Promise<{ row: RecurringCharge; left: Left }> {
  const { ledger, clock } = amazonPayModule(container)
  const { charge_permission_id, provider_id, payment_collection_id } = row
  const owner = { id: sessionId, provider_id, payment_collection_id }
  const left = await releaseSession(operatorFor(container, provider_id), charge_permission_id, owner).catch(undecided)
  if (left === "nothing") return { row: await end(container, row, "canceled"), left }
  const now = clock.now()
  const settled_at = row.outcome === "charged" && row.settled_at ? row.settled_at : now
  // Amazon takes minutes for a capture, and hours for a refund.
  const pause = Math.max(MINUTE, (now.getTime() - settled_at.getTime()) / 10)
  const next_look_at = new Date(now.getTime() + pause)
  const kept = { ...row, outcome: "charged", retry: false, settled_at, next_look_at } as const
  return { row: await ledger.recurringCharges.settle(row.id, kept), left }
}

/** Amazon has not answered. */
function undecided(error: unknown): Left {
  if (error instanceof AmazonPayError || error instanceof OutcomeUnknownError) return "undecided"
  throw error
}

/** While Amazon decides; and of what has no order, with which it would be looked at. */
async function lookAt(container: MedusaContainer, row: RecurringCharge, charge: ChargeEntry): Promise<ChargeEntry> {
  const operator = operatorFor(container, row.provider_id)
  try {
    if (row.outcome === "pending") return (await lookAtCharge(operator, charge))?.now ?? charge
    return row.order_id === null ? await lookDaily(operator, charge) : charge
  } catch (error) {
    if (error instanceof AmazonPayError) return charge
    throw error
  }
}

/** The payment session that pays for the period's order by now: Medusa replaces the one of an order that is edited. */
async function otherSessionOf(container: MedusaContainer, { order_id }: RecurringCharge): Promise<string | null> {
  if (order_id === null) return null
  const { payments, pending } = await findOrderPayments(container, order_id)
  // What was paid before the period, and not all of it, leaves the rest to be charged.
  const paying = payments.findLast(({ charges, canceled }) =>
    charges.some((charge) => (isLive(charge) && !canceled) || (isTaken(charge) && !pending.isGreaterThan(0))),
  )
  return paying?.payment_session_id ?? null
}

async function beginning(container: MedusaContainer, sessionId: string): Promise<Operation | null> {
  return beginningOf(await amazonPayModule(container).ledger.operations.ofOwner(sessionId), sessionId)
}

function refusalOf({ reason_code }: Operation) {
  return { is: "refused", reasonCode: reason_code ?? "unknown" } as const
}

async function tryToCharge(
  container: MedusaContainer,
  agreement: Agreement,
  row: RecurringCharge,
): Promise<RecurringCharge> {
  const { ledger, clock } = amazonPayModule(container)
  const { permissions, charges } = await ledger.ofPermission(agreement.permission.id)
  // Who charged another period while this one waited may have seen that nothing is charged any more.
  const [known = agreement.permission] = permissions
  // Amazon asks for that (Amazon Pay documentation, "Saved wallet"): the buyer may have changed it meanwhile.
  const isOnFile = known.type === "PaymentMethodOnFile"
  const permission = isOnFile ? await permissionAtAmazon(container, known) : known
  const isUnseen = isOnFile && permission.state === "Unknown"
  if (isUnseen || isBlocked(permission)) return conclude(container, row, { is: "not_asked" }, { permission })
  const since = monthStart(clock.now(), agreement.account.options.region)
  if (isBeyondMonth(row.amount, { permission, charges, since })) {
    const refusal = { is: "refused", reasonCode: "PeriodicAmountExceeded" } as const
    return conclude(container, row, refusal, { isForeseen: true })
  }
  for (let tries = 1; ; tries++) {
    const session = await beginSession(container, agreement, row)
    try {
      await makePayment(container, row, session)
    } catch (error) {
      const { code } = errorInfo(error)
      if (code === PERMISSION_CHANGED && tries < TRIES) {
        row = { ...row, payment_session_id: session }
        continue
      }
      const begun = await beginning(container, session)
      if (begun === null || begun.outcome === "prepared") {
        // Something else on the permission has no answer yet, and this was not asked: it is still open.
        if (code === OUTCOME_UNKNOWN) return { ...row, payment_session_id: session }
        throw error
      }
      if (begun.outcome === "open" || code === OUTCOME_UNKNOWN) return conclude(container, row, { is: "unavailable" })
      if (begun.outcome === "refused") {
        await deletePaymentSessionsWorkflow(container).run({ input: { ids: [session] } })
        return conclude(container, { ...row, payment_session_id: session }, refusalOf(begun))
      }
      // Amazon has charged it, and Medusa failed to write that down: the clock does.
      return conclude(container, row, { is: "unavailable" })
    }
    const charge = await chargeOfSession(container, session)
    const now = { ...row, payment_session_id: session }
    if (charge === null) return conclude(container, now, { is: "unavailable" })
    return conclude(container, now, { is: "answered", state: charge.state, reasonCode: charge.reason_code })
  }
}

/** The one that pays: an admin may have authorized the payment again. */
async function chargeOfSession(container: MedusaContainer, sessionId: string): Promise<ChargeEntry | null> {
  const { charges } = await amazonPayModule(container).ledger.ofSessions([sessionId])
  return charges.findLast((charge) => isTaken(charge) || isLive(charge)) ?? charges.at(-1) ?? null
}

/** A payment session that is to be charged. @returns its id */
async function beginSession(container: MedusaContainer, agreement: Agreement, row: RecurringCharge): Promise<string> {
  const { permission, account } = agreement
  const { ledger } = amazonPayModule(container)
  const { chargeInitiator, channel } = account.options.recurring
  const data = sealRecharge(account, {
    charge_permission_id: permission.id,
    payment_collection_id: row.payment_collection_id,
    turn: null,
    order_number: await orderNumber(container, row.order_id, agreement),
    ...(row.capture === null ? {} : { capture: row.capture }),
    pending: row.pending,
    ...(chargeInitiator ? { initiator: chargeInitiator } : {}),
    ...(channel ? { channel } : {}),
  })
  const { provider_id, payment_collection_id } = row
  const { result: session } = await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id, provider_id, data },
  })
  if (await ledger.recurringCharges.setSession(row, session.id)) return session.id
  throw new StillAtWorkError(row.period)
}

/** From the second order on: the number of the first is on the permission. */
async function orderNumber(
  container: MedusaContainer,
  orderId: string | null,
  { order_id: first }: Agreement,
): Promise<string | null> {
  if (orderId === null || orderId === first) return null
  const [order] = await queryRows(container, { entity: "order", fields: ["display_id"], filters: { id: orderId } })
  const id: unknown = typeof order === "object" && order !== null ? Reflect.get(order, "display_id") : null
  return typeof id === "number" ? String(id) : textOf(order, "display_id")
}

/** Asks Amazon, if it was not asked yet, and makes Medusa's payment of what it says. */
export async function makePayment(
  container: MedusaContainer,
  { order_id }: Pick<RecurringCharge, "order_id">,
  sessionId: string,
): Promise<void> {
  if (order_id === null) {
    await container.resolve(Modules.PAYMENT).authorizePaymentSession(sessionId, {})
    return
  }
  await record(container, await authorizeForOrder(container, order_id, sessionId))
}
