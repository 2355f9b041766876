import type { MedusaContainer } from "@medusajs/framework/types"
import { AmazonPayError } from "../../amazon/errors"
import { decideCharge, nextMonthStart, type ChargeDecision, type ChargeReply } from "../../amazon/recurring"
import type { PermissionEntry } from "../../ledger/permission"
import type { RecurringCharge } from "../../ledger/recurring-charge"
import { reasonOf, resultOf } from "../../ledger/recurring-result"
import { emitEvents, type AmazonPayEvent } from "../notify/events"
import { notifyAdminOfAgreement } from "../notify/notify-admin"
import { lookAtAgreement } from "../reconcile/look-at-agreement"
import { amazonPayModule } from "../support/amazon-pay-module"

/**
 * Writes down what Amazon's reply means for the period, and tells of it once. After a refusal the permission is looked at:
 * it says what is to be done.
 */
export async function conclude(
  container: MedusaContainer,
  row: RecurringCharge,
  reply: ChargeReply,
): Promise<RecurringCharge> {
  const { ledger, accounts, clock } = amazonPayModule(container)
  const isRefused = reply.is === "refused" || (reply.is === "answered" && reply.state === "Declined")
  const permission = await permissionOf(container, row, { isRefused })
  const seen = { state: permission.state ?? "Unknown", reasonCode: permission.reason_code }
  const decision = decideCharge({ permission: seen, reply })
  const { recurring, region } = accounts.get(row.provider_id).options
  const how = { now: clock.now(), region, retryDays: recurring.retryDays }
  const result = resultOf({ ...row, reason_code: reasonOf(permission, reply) }, decision, how)
  const settled = await ledger.recurringCharges.settle(row.id, result)
  await tell(container, settled, decision)
  return settled
}

async function permissionOf(
  container: MedusaContainer,
  { charge_permission_id: id }: RecurringCharge,
  { isRefused }: { isRefused: boolean },
): Promise<PermissionEntry> {
  const [known] = (await amazonPayModule(container).ledger.ofPermission(id)).permissions
  if (known === undefined) throw new Error(`The Charge Permission ${id} has gone.`)
  if (!isRefused) return known
  try {
    return await lookAtAgreement(container, known)
  } catch (error) {
    if (!(error instanceof AmazonPayError)) throw error
    return { ...known, state: "Unknown", reason_code: null }
  }
}

/** The clock tries no more, for a reason of the shop's. */
export async function giveUp(
  container: MedusaContainer,
  row: RecurringCharge,
  reason_code: string | null,
): Promise<void> {
  const { ledger, clock } = amazonPayModule(container)
  const ended = { ...row, reason_code, outcome: "gave_up", retry: false, next_look_at: null } as const
  const settled = await ledger.recurringCharges.settle(row.id, { ...ended, settled_at: clock.now() })
  await tell(container, settled, { outcome: "retry_later", event: null })
}

/** Medusa's payment provider writes down what came of a period, and cannot tell of it. */
export async function tellLate(container: MedusaContainer, row: RecurringCharge): Promise<void> {
  const refusal = { is: "refused", reasonCode: row.reason_code ?? "unknown" } as const
  const reply = row.outcome === "charged" ? CHARGED : refusal
  await tell(container, row, decideCharge({ permission: { state: "Chargeable", reasonCode: null }, reply }))
}

const CHARGED = { is: "answered", state: "Authorized", reasonCode: null } as const

/** A decline each time, what else it is once; what is told of the permission was told as it was looked at. */
async function tell(container: MedusaContainer, row: RecurringCharge, { event }: ChargeDecision): Promise<void> {
  const { ledger, accounts, clock } = amazonPayModule(container)
  const isNew = await ledger.recurringCharges.announce(row)
  if (!isNew && event !== "recurring_declined") return
  const data = {
    charge_permission_id: row.charge_permission_id,
    provider_id: row.provider_id,
    order_id: row.order_id,
    period: row.period,
    payment_collection_id: row.payment_collection_id,
    amount: row.amount.amount,
    currency_code: row.amount.currencyCode,
  }
  const { reason_code } = row
  const events: AmazonPayEvent[] = []
  if (event === "recurring_charged") {
    const { charges } = await ledger.ofSessions(row.payment_session_id ? [row.payment_session_id] : [])
    events.push({ name: "amazon-pay.recurring_charged", data: { ...data, charge_id: charges.at(-1)?.id ?? null } })
  }
  if (row.outcome === "gave_up") events.push({ name: "amazon-pay.recurring_given_up", data: { ...data, reason_code } })
  else if (event === "recurring_declined") {
    const retry_at = row.next_look_at?.toISOString() ?? null
    events.push({ name: "amazon-pay.recurring_declined", data: { ...data, reason_code, retry_at } })
  }
  if (event === "recurring_over_cap") {
    const { region } = accounts.get(row.provider_id).options
    const available_at = nextMonthStart(clock.now(), region).toISOString()
    events.push({ name: "amazon-pay.recurring_over_cap", data: { ...data, available_at } })
  }
  await emitEvents(container, events)
  await notifyAdminOfAgreement(container, events)
}
