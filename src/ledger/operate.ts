import { setTimeout as pause } from "node:timers/promises"
import type { AmazonPayClient } from "../amazon/client"
import type { Clock } from "../amazon/clock"
import type { AmazonPayError } from "../amazon/errors"
import type { ChargePermissionId } from "../amazon/ids"
import { Money } from "../amazon/money"
import type { InOwnWords } from "../amazon/own-words"
import { ask, type Reply } from "./ask"
import { seenCharge } from "./charge"
import type { Holdings } from "./holdings"
import type { Ledger } from "./ledger"
import { amountOf, isForCapture, isForRefund, moneyOf, type NewOperation, type Operation } from "./operation"
import { seenRefund } from "./refund"

/** What an operation is carried out with. */
export interface Operator {
  ledger: Ledger
  client: AmazonPayClient
  clock: Clock
}

/** What was asked of Amazon may have happened, or not: nothing else is asked until that is known. */
export class OutcomeUnknownError extends Error implements InOwnWords {
  override readonly name = "OutcomeUnknownError"
  readonly in_own_words: string
  constructor(
    readonly operation: Operation,
    /** What came instead of an answer; null while another process is still asking. */
    readonly failure: AmazonPayError | null,
  ) {
    super(`Amazon Pay has not answered yet whether it made the ${operation.request.kind} of ${operation.subject}.`, {
      cause: failure ?? undefined,
    })
    this.in_own_words = this.message
  }
}

/** An operation with what Amazon said of it. "not yet" is for a Complete alone, which is prepared again. */
export interface Settled {
  operation: Operation
  reply: Exclude<Reply, { is: "unknown" }>
}

/** Milliseconds: who comes while Amazon is being asked waits so long, looking so often. */
const PATIENCE = 15_000
const GLANCE = 40

/**
 * Until no operation is open on the subject: waits for one that is being asked, and repeats one that nobody is asking,
 * because its answer was lost or its process died.
 *
 * @throws OutcomeUnknownError while Amazon does not answer, or another process waits for it
 */
export async function settleOpen(operator: Operator, subject: string): Promise<void> {
  const { operations } = operator.ledger
  let patience = PATIENCE
  for (;;) {
    const open = await operations.openOn(subject)
    if (open === null) return
    const taken = open.leased ? null : await operations.takeOver(open.id)
    if (taken) await carryOut(operator, taken)
    else if (patience <= 0) throw new OutcomeUnknownError(open, null)
    else {
      await pause(GLANCE)
      patience -= GLANCE
    }
  }
}

/**
 * Repeats the open operation on the subject if nobody is asking it just now.
 * @returns false when its outcome is not known afterwards
 */
export async function settleInterrupted(operator: Operator, subject: string): Promise<boolean> {
  const { operations } = operator.ledger
  const open = await operations.openOn(subject)
  if (open === null) return true
  const taken = open.leased ? null : await operations.takeOver(open.id)
  if (taken === null) return false
  try {
    await carryOut(operator, taken)
    return true
  } catch (error) {
    if (error instanceof OutcomeUnknownError) return false
    throw error
  }
}

/**
 * Carries out operations on a Charge Permission, one after the other, until nothing is left to ask. Each is decided on
 * what the ledger holds at that moment, and counts only if nothing was decided or seen in between.
 *
 * @param decide the next operation, or null; it throws what stands in the way
 * @param onSettled what came of each
 */
export async function operate(
  operator: Operator,
  permissionId: ChargePermissionId,
  decide: (holdings: Holdings) => Promise<NewOperation | null> | NewOperation | null,
  onSettled: (settled: Settled) => Promise<void> | void = () => undefined,
): Promise<void> {
  for (;;) {
    await settleOpen(operator, permissionId)
    const holdings = await operator.ledger.ofPermission(permissionId)
    const next = await decide(holdings)
    if (next === null) return
    const [permission] = holdings.permissions
    if (permission === undefined) {
      const { provider_id } = next
      await operator.ledger.addPermission({
        id: permissionId,
        provider_id,
        payment_descriptor: null,
        payment_collection_id: null,
      })
      continue
    }
    const operation = await operator.ledger.operations.open(next, permission.turn)
    if (operation === null) continue
    await onSettled(await carryOut(operator, operation))
  }
}

/**
 * Asks Amazon what an open operation says, and writes down the answer. What Amazon holds is written before the operation
 * is settled: if the process ends in between, the operation is repeated and finds the same.
 *
 * @throws OutcomeUnknownError when there is no definite answer: the operation stays open
 */
export async function carryOut(operator: Operator, operation: Operation): Promise<Settled> {
  const { ledger, client, clock } = operator
  const reply = await ask(client, operation).catch(async (error: unknown) => {
    await ledger.operations.letGo(operation.id, dueAfter(operation, clock.now()))
    throw error
  })
  if (reply.is === "unknown") {
    await ledger.operations.letGo(operation.id, dueAfter(operation, clock.now()))
    throw new OutcomeUnknownError(operation, reply.error)
  }
  if (reply.is === "not yet") {
    await ledger.operations.putBack(operation.id, reply.reason)
    return { operation: { ...operation, outcome: "prepared", reason_code: reply.reason }, reply }
  }
  const object_id = await writeDown(operator, operation, reply)
  const outcome = reply.is
  const reason_code = reply.is === "refused" ? reply.reason : null
  await ledger.operations.settle(operation.id, { outcome, object_id, reason_code })
  const { request, subject, owner } = operation
  if (request.kind === "charge") await ledger.recurringCharges.answered(subject, owner, clock.now())
  return { operation: { ...operation, outcome, object_id, reason_code }, reply }
}

/** @returns the id of what Amazon made or changed */
async function writeDown(
  { ledger, clock }: Operator,
  operation: Operation,
  reply: Extract<Reply, { is: "made" | "refused" }>,
): Promise<string | null> {
  const { request, provider_id, payment_session_id, payment_collection_id } = operation
  const made = reply.is === "made" ? reply : null
  const { charge, refund } = { charge: null, refund: null, ...reply }
  const permissionId =
    made?.session?.chargePermissionId ?? ("chargePermissionId" in request ? request.chargePermissionId : null)
  if (charge) {
    const known = await ledger.charge(charge.chargeId)
    const charge_permission_id = known?.charge_permission_id ?? permissionId ?? charge.chargePermissionId
    if (charge_permission_id !== null) {
      const amount = known?.amount ?? amountOfCharge(operation)
      const nothing = Money.zero(amount.currencyCode)
      const before = known ?? { amount, captured: nothing, refunded: nothing, charged_at: null, expires_at: null }
      const isNew = request.kind === "complete" || request.kind === "charge"
      const owner = {
        provider_id,
        charge_permission_id,
        payment_session_id,
        payment_collection_id,
        operation_id: isNew ? operation.id : null,
      }
      // Amazon decided after its answer was lost: nobody was told of that as of an answer.
      const isFound = request.kind === "complete" && (charge.state === "Declined" || charge.state === "Canceled")
      const since = isFound ? await ledger.beginLook() : null
      await ledger.saveCharge(charge.chargeId, owner, takenAsAsked(operation, seenCharge(charge, before)), since)
      if (made && isForCapture(operation)) await ledger.bookCharge(charge.chargeId, operation.owner)
    }
  }
  // After its charge, which a notification would take for one that was not made here.
  if (request.kind === "complete" && made && permissionId) {
    const { paymentDescriptor: payment_descriptor } = request
    await ledger.addPermission({ id: permissionId, provider_id, payment_descriptor, payment_collection_id })
  }
  if (refund && request.kind === "refund") {
    const entry = { id: refund.refundId, charge_id: request.chargeId, operation_id: operation.id }
    await ledger.saveRefund(entry, seenRefund(refund, { amount: moneyOf(request.refundAmount), refunded_at: null }))
    if (made && isForRefund(operation)) await ledger.bookRefund(refund.refundId, operation.owner)
  }
  if (made?.permission) await ledger.savePermission(made.permission, clock.now(), null)
  if (request.kind === "complete") return made ? permissionId : null
  return charge?.chargeId ?? refund?.refundId ?? permissionId
}

/** Of a Complete the part that is charged at once. */
function amountOfCharge({ request }: Operation): Money {
  const amount = request.kind === "complete" ? moneyOf(request.chargeAmount) : amountOf(request)
  if (amount === null) throw new Error(`A ${request.kind} has no amount.`)
  return amount
}

/** Amazon has taken what it was asked for, even if its answer tells no amount. */
function takenAsAsked({ request }: Operation, seen: ReturnType<typeof seenCharge>): ReturnType<typeof seenCharge> {
  const isSilent = (seen.state === "Captured" || seen.state === "CaptureInitiated") && seen.captured.isZero()
  if (!isSilent) return seen
  if (request.kind === "capture") return { ...seen, captured: moneyOf(request.captureAmount) }
  return { ...seen, captured: seen.amount }
}

const SECOND = 1_000
const PAUSES = [15, 30, 60, 300, 900, 3_600].map((seconds) => seconds * SECOND)

/** When the clock repeats an operation whose answer is not known. */
function dueAfter({ attempts }: Operation, now: Date): Date {
  const wait = PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? 3_600 * SECOND
  return new Date(now.getTime() + wait)
}
