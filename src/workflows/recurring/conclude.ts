import type { MedusaContainer } from "@medusajs/framework/types"
import { AmazonPayError } from "../../amazon/errors"
import { decideCharge, type ChargeEvent, type ChargeReply } from "../../amazon/recurring"
import type { PermissionEntry } from "../../ledger/permission"
import { retryAt, type RecurringCharge, type RecurringOutcome } from "../../ledger/recurring-charge"
import { availableAt, reasonOf, resultOf } from "../../ledger/recurring-result"
import { emitEvents, type AmazonPayEvent } from "../notify/events"
import { notifyAdminOfAgreement } from "../notify/notify-admin"
import { lookAtAgreement } from "../reconcile/look-at-agreement"
import { syncWarnings } from "../reconcile/warnings/sync-warnings"
import type { RecurringResult } from "../../ledger/recurring-charges"
import { amazonPayModule } from "../support/amazon-pay-module"

/** Milliseconds: in a process that lives it is told long before. */
const UNTOLD_MS = 60_000
const HOUR = 3_600_000

/**
 * Writes down what Amazon's reply means for the period, and tells of it once. After a refusal the permission is looked at:
 * it says what is to be done.
 *
 * @param options.isForeseen the ledger knows of the refusal, and Amazon was not asked
 * @param options.permission as it was looked at just now
 */
export async function conclude(
  container: MedusaContainer,
  row: RecurringCharge,
  reply: ChargeReply,
  { isForeseen = false, permission: asSeen }: { isForeseen?: boolean; permission?: PermissionEntry } = {},
): Promise<RecurringCharge> {
  const { accounts, clock } = amazonPayModule(container)
  const isRefused = reply.is === "refused" || (reply.is === "answered" && reply.state === "Declined")
  const permission = asSeen ?? (await permissionOf(container, row, { isToBeSeen: isRefused && !isForeseen }))
  const seen = { state: permission.state ?? "Unknown", reasonCode: permission.reason_code }
  const decision = decideCharge({ permission: seen, reply })
  const { recurring, region } = accounts.get(row.provider_id).options
  const how = { now: clock.now(), region, retryDays: recurring.retryDays }
  const result = resultOf({ ...row, reason_code: reasonOf(permission, reply) }, decision, how)
  return settleAndTell(container, row, result, decision.event)
}

/** Until it is told, the clock is to look at it: this process may end before. */
async function settleAndTell(
  container: MedusaContainer,
  { id }: RecurringCharge,
  result: RecurringResult,
  event: ChargeEvent | null,
): Promise<RecurringCharge> {
  const { ledger, clock } = amazonPayModule(container)
  const untold = new Date(clock.now().getTime() + UNTOLD_MS)
  const settled = await ledger.recurringCharges.settle(id, { ...result, next_look_at: result.next_look_at ?? untold })
  await tell(container, settled, event)
  const { order_id, outcome } = settled
  if (order_id !== null && !MAY_BE_PAID.has(outcome)) await syncWarnings(container, order_id, { hasLooked: false })
  if (result.next_look_at !== null) return settled
  await ledger.recurringCharges.rest(id, untold)
  return { ...settled, next_look_at: null }
}

/** Whoever made the order's payment has seen to its warnings. */
const MAY_BE_PAID: ReadonlySet<RecurringOutcome> = new Set<RecurringOutcome>(["charged", "pending", "unknown"])

async function permissionOf(
  container: MedusaContainer,
  { charge_permission_id: id }: RecurringCharge,
  { isToBeSeen }: { isToBeSeen: boolean },
): Promise<PermissionEntry> {
  const [known] = (await amazonPayModule(container).ledger.ofPermission(id)).permissions
  if (known === undefined) throw new Error(`The Charge Permission ${id} has gone.`)
  return isToBeSeen ? permissionAtAmazon(container, known) : known
}

/** @returns its state as Unknown when Amazon did not show it, with the reason */
export async function permissionAtAmazon(container: MedusaContainer, known: PermissionEntry): Promise<PermissionEntry> {
  try {
    return await lookAtAgreement(container, known)
  } catch (error) {
    if (!(error instanceof AmazonPayError)) throw error
    return { ...known, state: "Unknown", reason_code: error.reasonCode }
  }
}

/** The clock tries again later, for a reason of the shop's: nothing was declined. */
export async function delay(
  container: MedusaContainer,
  row: RecurringCharge,
  reason_code: string | null,
): Promise<void> {
  const settled_at = amazonPayModule(container).clock.now()
  const next_look_at = new Date(settled_at.getTime() + HOUR)
  const later = { ...row, outcome: "retry_later", reason_code, settled_at, next_look_at } as const
  await settleAndTell(container, row, later, "recurring_delayed")
}

/** The payment method is mended, and the clock does not try again: only a call would. Of the mending it was told. */
export async function leaveToCaller(container: MedusaContainer, row: RecurringCharge): Promise<void> {
  const { ledger, clock } = amazonPayModule(container)
  await ledger.recurringCharges.announce(row, "retry_later")
  const left = { ...row, outcome: "retry_later", next_look_at: null, settled_at: clock.now() } as const
  await settleAndTell(container, row, left, null)
}

/** The clock tries no more, for a reason of the shop's. */
export async function giveUp(
  container: MedusaContainer,
  row: RecurringCharge,
  reason_code: string | null,
): Promise<void> {
  await end(container, { ...row, reason_code }, "gave_up")
}

/** Nothing more comes of the period by itself, whatever Amazon said of it. */
export async function end(
  container: MedusaContainer,
  row: RecurringCharge,
  outcome: "gave_up" | "canceled",
): Promise<RecurringCharge> {
  const settled_at = amazonPayModule(container).clock.now()
  return settleAndTell(container, row, { ...row, outcome, retry: false, next_look_at: null, settled_at }, null)
}

/** What came of a period and is not told: Medusa's payment provider cannot, and a process may have ended before. */
export async function tellLate(container: MedusaContainer, row: RecurringCharge): Promise<void> {
  // One that is asked for anew is open before anything is told of it.
  if (row.outcome === "open" || row.announced !== row.outcome) await tell(container, row, untoldEvent(row))
}

/** What is told of the permission was told as it was looked at. */
export function untoldEvent({ outcome, attempts, announced }: RecurringCharge): ChargeEvent | null {
  switch (outcome) {
    case "charged":
      return "recurring_charged"
    case "refused":
      // Each decline is untold at first; what the shop or Amazon has canceled is none.
      return announced === null ? "recurring_declined" : null
    case "over_cap":
      return "recurring_over_cap"
    case "open":
      return "recurring_delayed"
    case "retry_later":
      // A decline is news, whatever was told before.
      return announced === null && attempts > 0 ? "recurring_declined" : "recurring_delayed"
    case "pending":
    case "payment_method_needed":
    case "closed":
    case "unknown":
    case "gave_up":
    case "canceled":
      return null
  }
}

/** A decline each time, what else it is once, however long it stays so. */
async function tell(container: MedusaContainer, row: RecurringCharge, event: ChargeEvent | null): Promise<void> {
  const { ledger, accounts } = amazonPayModule(container)
  const isNew = await ledger.recurringCharges.announce(row, event === "recurring_delayed" ? "delayed" : row.outcome)
  if (!isNew) return
  const { payment_session_id: session } = row
  const { charges } = await ledger.ofSessions(session === null ? [] : [session])
  const { region } = accounts.get(row.provider_id).options
  const available_at = availableAt(row, region).toISOString()
  const events = eventsOf(row, event, { charge_id: charges.at(-1)?.id ?? null, available_at })
  await emitEvents(container, events)
  await notifyAdminOfAgreement(container, events)
}

/** What is told of a period, by what was decided and written down. */
export function eventsOf(
  row: RecurringCharge,
  event: ChargeEvent | null,
  { charge_id, available_at }: { charge_id: string | null; available_at: string },
): AmazonPayEvent[] {
  const { reason_code } = row
  const data = {
    charge_permission_id: row.charge_permission_id,
    provider_id: row.provider_id,
    order_id: row.order_id,
    period: row.period,
    payment_collection_id: row.payment_collection_id,
    amount: row.amount.amount,
    currency_code: row.amount.currencyCode,
  }
  if (row.outcome === "gave_up") return [{ name: "amazon-pay.recurring_given_up", data: { ...data, reason_code } }]
  if (row.outcome === "canceled") return [{ name: "amazon-pay.recurring_released", data: { ...data, charge_id } }]
  switch (event) {
    case "recurring_charged":
      return [{ name: "amazon-pay.recurring_charged", data: { ...data, charge_id } }]
    case "recurring_declined":
    case "recurring_delayed": {
      const retry_at = retryAt(row)?.toISOString() ?? null
      return [{ name: `amazon-pay.${event}`, data: { ...data, reason_code, retry_at } }]
    }
    case "recurring_over_cap":
      return [{ name: "amazon-pay.recurring_over_cap", data: { ...data, available_at } }]
    case "payment_method_needed":
    case "charge_permission_closed":
    case null:
      return []
  }
}
