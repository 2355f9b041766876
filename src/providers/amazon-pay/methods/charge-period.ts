import { MedusaError } from "@medusajs/framework/utils"
import { buyerUpdateUrl } from "../../../amazon/buyer-update-url"
import { AmazonPayError } from "../../../amazon/errors"
import { decideCharge, monthStart, type ChargeReply } from "../../../amazon/recurring"
import { failureOfReasonCode, type ShopperFailureCode } from "../../../amazon/shopper-failure"
import { isTaken, type ChargeEntry } from "../../../ledger/charge"
import { StillAtWorkError } from "../../../ledger/one-at-a-time"
import { lookDaily } from "../../../ledger/look"
import { OutcomeUnknownError, settleOpen } from "../../../ledger/operate"
import type { Operation, RequestOf } from "../../../ledger/operation"
import { chargingPeriod, isBeyondMonth } from "../../../ledger/period"
import { isBlocked, type PermissionEntry } from "../../../ledger/permission"
import type { RecurringCharge } from "../../../ledger/recurring-charge"
import type { NewRecurringCharge } from "../../../ledger/recurring-charges"
import { availableAt, reasonOf, resultOf } from "../../../ledger/recurring-result"
import { beginningOf } from "../data/payment-data"
import { isPendingPayment } from "../data/pending-payment"
import type { CollectionSubject } from "../medusa/rows"
import { adminError, shopperError } from "../provider-error"
import { operatorOf, type ProviderContext } from "../provider-context"
import { ShopError } from "../shop-error"
import { asAtAmazon, findStoredMethod } from "./stored-method"

const MINUTE = 60_000

/**
 * Charges what was prepared on a stored payment method, for its period, once; anything else is asked for as it is. The
 * period's row is the one that workflows/recurring writes: it tells of what is settled here, a minute later.
 *
 * @param ask asks Amazon
 * @throws MedusaError with Amazon's reason as its code
 */
export async function chargePeriod(
  context: ProviderContext,
  begun: Operation,
  ask: () => Promise<Operation>,
): Promise<Operation> {
  const { request } = begun
  if (request.kind !== "charge" || request.period === undefined) return ask()
  const period = { charge_permission_id: request.chargePermissionId, period: request.period }
  try {
    return await chargingPeriod(context.ledger, period, () => charge(context, { begun, request, period }, ask))
  } catch (error) {
    if (error instanceof OutcomeUnknownError || error instanceof AmazonPayError) {
      throw adminError(error, "Amazon Pay did not charge it")
    }
    if (!(error instanceof StillAtWorkError)) throw error
    throw conflict("period_in_progress", `The period ${request.period} is being charged just now.`)
  }
}

interface PeriodCharge {
  begun: Operation
  request: RequestOf<"charge">
  period: Pick<NewRecurringCharge, "charge_permission_id" | "period">
}

async function charge(
  context: ProviderContext,
  { begun, request, period }: PeriodCharge,
  ask: () => Promise<Operation>,
): Promise<Operation> {
  const { ledger, rows, clock, account } = context
  const session = await rows.session(begun.owner)
  const own = { ...session, sessionId: begun.owner, total: session.amount }
  const found = await findStoredMethod(context, own, begun.subject)
  if (!session.amount.equals(session.due)) throw refused(context, "total_changed")
  await settleOpen(operatorOf(context), begun.subject)
  const before = beginningOf(await ledger.operations.ofOwner(begun.owner), begun.owner)
  // The clock writes down what became of the period.
  if (before?.outcome === "made") return before
  const known = await ledger.recurringCharges.find(period.charge_permission_id, period.period)
  if (before?.outcome === "refused" && known && known.outcome !== "unknown") throw refusal(context, known, found)
  await throwIfTaken(context, known, session.payment_collection_id)
  const asked: NewRecurringCharge = {
    ...period,
    provider_id: session.provider_id,
    amount: session.amount,
    order_id: found.order?.id ?? null,
    payment_collection_id: session.payment_collection_id,
    capture: request.captureNow,
    pending: false,
    retry: false,
    asked_at: clock.now(),
    next_look_at: new Date(clock.now().getTime() + MINUTE),
    month_start: monthStart(clock.now(), account.options.region),
  }
  const row = known ? await ledger.recurringCharges.ask(known.id, asked) : await ledger.recurringCharges.reserve(asked)
  await ledger.recurringCharges.setSession(row, begun.owner)
  const settle = async (permission: Pick<PermissionEntry, "state" | "reason_code">, reply: ChargeReply) => {
    const { recurring, region } = account.options
    const now = clock.now()
    const seen = { state: permission.state ?? "Unknown", reasonCode: permission.reason_code }
    const decision = decideCharge({ permission: seen, reply })
    const decided = { ...row, reason_code: reasonOf(permission, reply) }
    const result = resultOf(decided, decision, { now, region, retryDays: recurring.retryDays })
    return ledger.recurringCharges.settle(row.id, { ...result, next_look_at: asked.next_look_at })
  }

  // Amazon asks for a look before each of those (Amazon Pay documentation, "Saved wallet").
  const isOnFile = found.permission.type === "PaymentMethodOnFile"
  const permission = isOnFile ? await asAtAmazon(account, found.permission) : found.permission
  if (isBlocked(permission)) throw refusal(context, await settle(permission, { is: "not_asked" }), found)
  const { charges } = await ledger.ofPermission(begun.subject)
  if (isBeyondMonth(row.amount, { permission, charges, since: asked.month_start })) {
    const settled = await settle(permission, { is: "refused", reasonCode: "PeriodicAmountExceeded" })
    throw refusal(context, settled, found)
  }
  try {
    const made = await ask()
    const { state, reason_code: reasonCode } = await chargeOf(context, made)
    await settle(permission, { is: "answered", state, reasonCode })
    return made
  } catch (error) {
    const now = beginningOf(await ledger.operations.ofOwner(begun.owner), begun.owner)
    if (now?.outcome === "open") await settle(permission, { is: "unavailable" })
    if (now?.outcome !== "refused") throw error
    const reply = { is: "refused", reasonCode: now.reason_code ?? "unknown" } as const
    throw refusal(context, await settle(await look(context, permission), reply), found)
  }
}

/** A period is charged once, and a payment collection is, whatever periods are named for it. */
async function throwIfTaken(context: ProviderContext, row: RecurringCharge | null, collection: string): Promise<void> {
  const { ledger } = context
  if (row !== null && (await isPaid(context, row))) {
    throw conflict("already_charged", `The period ${row.period} is charged already. Give another period its own name.`)
  }
  const held = await ledger.ofCollection(collection)
  const isKept = (one: ChargeEntry) => isTaken(one) && !one.refunded.equals(one.amount)
  if (isPendingPayment(held) || held.charges.some(isKept)) {
    throw refused(context, "payment_pending")
  }
}

/** Also by a charge that has replaced the first: its payment was authorized again, or its order was edited. */
async function isPaid(context: ProviderContext, { payment_session_id, order_id }: RecurringCharge): Promise<boolean> {
  const { ledger, rows } = context
  if (payment_session_id === null) return false
  const { charges, operations } = await ledger.ofSessions([payment_session_id])
  const begun = beginningOf(operations, payment_session_id)
  if (begun?.outcome !== "open" && begun?.outcome !== "made") return false
  const own: ChargeEntry[] = []
  for (const charge of charges) own.push(await lookDaily(operatorOf(context), charge))
  if (isPendingPayment({ charges: own, operations }) || own.some(isTaken)) return true
  const order = order_id === null ? null : await rows.order(order_id)
  const others = await Promise.all((order?.payment_collections ?? []).map(({ id }) => ledger.ofCollection(id)))
  return others.some(
    (held) => isPendingPayment(held) || (!order?.pending.isGreaterThan(0) && held.charges.some(isTaken)),
  )
}

/** After a refusal it says what is to be done. */
async function look({ account }: ProviderContext, known: PermissionEntry): Promise<PermissionEntry> {
  try {
    const { state, reasonCode } = await account.client.getChargePermission(known.id)
    return { ...known, state, reason_code: reasonCode }
  } catch (error) {
    if (error instanceof AmazonPayError) return { ...known, state: "Unknown", reason_code: null }
    throw error
  }
}

async function chargeOf({ ledger }: ProviderContext, { object_id }: Operation): Promise<ChargeEntry> {
  const made = object_id === null ? null : await ledger.charge(object_id)
  if (made === null) throw new Error("A charge that was made has gone.")
  return made
}

/**
 * The engines of stores read the text: Reorder tries again what is "temporary", and gives up what was "declined"
 * (reorder-js/reorder, src/workflows/steps/run-dunning-retry.ts). "SoftDeclined" has that in it, and is the code alone.
 */
function refusal({ account }: ProviderContext, row: RecurringCharge, { cart }: CollectionSubject): MedusaError {
  const { outcome, reason_code, amount, charge_permission_id: id } = row
  const code = reason_code ?? outcome
  if (cart) return shopperError(account, MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, failureOfReasonCode(code))
  return new ShopError(MedusaError.Types.NOT_ALLOWED, text(), code)

  function text(): string {
    const what = amount.toString()
    switch (outcome) {
      case "retry_later":
        return `Amazon Pay does not charge ${what} for now. This is temporary: try again on another day.`
      case "over_cap": {
        const available = availableAt(row, account.options.region).toISOString()
        return `Amazon Pay charges no more than its limit in a month, and ${what} is beyond it. This is temporary: try again from ${available} on.`
      }
      case "payment_method_needed":
        return `The charge of ${what} was declined (${code}). The buyer has to mend the payment method at ${buyerUpdateUrl(id)}.`
      case "closed":
        return `The charge of ${what} was declined: the Charge Permission ${id} is closed (${code}).`
      default:
        return `The charge of ${what} was declined (${code}).`
    }
  }
}

function refused({ account }: ProviderContext, code: ShopperFailureCode): MedusaError {
  return shopperError(account, MedusaError.Types.NOT_ALLOWED, code)
}

function conflict(code: string, message: string): MedusaError {
  return new ShopError(MedusaError.Types.CONFLICT, message, code)
}
