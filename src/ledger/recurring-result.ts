import { nextMonthStart, type ChargeDecision, type ChargeReply } from "../amazon/recurring"
import type { Region } from "../amazon/region"
import type { PermissionEntry } from "./permission"
import type { RecurringCharge, RecurringOutcome } from "./recurring-charge"
import type { RecurringResult } from "./recurring-charges"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** What has no order by then is told of. */
export const ORDER_DUE_MS = 30 * MINUTE

/**
 * What is written down of a decision about a period.
 * @param row with the reason of it
 */
export function resultOf(
  row: RecurringCharge,
  decision: ChargeDecision,
  { now, region, retryDays }: { now: Date; region: Region; retryDays: readonly number[] },
): RecurringResult {
  const at = (ms: number) => new Date(now.getTime() + ms)
  const { reason_code, attempts: before, retry } = row
  const same = { reason_code, attempts: before, retry, settled_at: now }
  switch (decision.outcome) {
    case "ask":
      return { ...same, outcome: "open", next_look_at: at(MINUTE) }
    case "charged":
      return { ...same, outcome: "charged", next_look_at: row.order_id === null ? at(ORDER_DUE_MS) : null }
    case "pending":
    case "unknown": {
      const { outcome } = decision
      const settled_at = since(row, outcome, now)
      return { ...same, outcome, settled_at, next_look_at: undecidedLook(settled_at, now) }
    }
    case "retry_later": {
      // Nothing was declined: it is no try of those few.
      if (decision.event === "recurring_delayed") {
        return { ...same, outcome: "retry_later", next_look_at: row.retry ? at(HOUR) : null }
      }
      const attempts = row.attempts + 1
      const day = retryDays[attempts - 1]
      if (!row.retry) return { ...same, attempts, outcome: "retry_later", next_look_at: null }
      if (day === undefined) return { ...same, attempts, outcome: "gave_up", retry: false, next_look_at: null }
      return { ...same, attempts, outcome: "retry_later", next_look_at: retryAt(row, day, now) }
    }
    case "payment_method_needed": {
      const { outcome } = decision
      const settled_at = since(row, outcome, now)
      return { ...same, outcome, settled_at, next_look_at: mendingLook(settled_at, now) }
    }
    case "over_cap":
      return { ...same, outcome: "over_cap", next_look_at: row.retry ? availableAt({ ...row, ...same }, region) : null }
    case "closed":
      return { ...same, outcome: "closed", retry: false, next_look_at: null }
    case "refused": {
      const attempts = decision.event === null ? before : before + 1
      return { ...same, attempts, outcome: "refused", retry: false, next_look_at: null }
    }
  }
}

/** When there is room for what the month had none for: the next month after Amazon, or the ledger, said so. */
export function availableAt(
  { settled_at, created_at }: Pick<RecurringCharge, "settled_at" | "created_at">,
  region: Region,
): Date {
  return nextMonthStart(settled_at ?? created_at, region)
}

/** @param permission as seen after the reply */
export function reasonOf(
  { state, reason_code }: Pick<PermissionEntry, "state" | "reason_code">,
  reply: ChargeReply,
): string | null {
  const reason = reply.is === "refused" || reply.is === "answered" ? reply.reasonCode : null
  return reason ?? (state === "Chargeable" ? null : reason_code)
}

/** Days after the first try; never sooner than a day after this one. */
function retryAt({ created_at }: RecurringCharge, day: number, now: Date): Date {
  return new Date(Math.max(created_at.getTime() + day * DAY, now.getTime() + DAY))
}

/** Since when it waits for the same. */
function since({ outcome: before, settled_at }: RecurringCharge, outcome: RecurringOutcome, now: Date): Date {
  return before === outcome && settled_at ? settled_at : now
}

/** Amazon's notification comes first, or the repeat of what was asked; should they not, when it has waited as long again. */
function undecidedLook(since: Date, now: Date): Date {
  const waited = now.getTime() - since.getTime()
  return new Date(now.getTime() + Math.min(Math.max(waited, MINUTE), HOUR))
}

/** Amazon's notification comes first; should it be lost, an hour, six hours, and then a day after the last look. */
function mendingLook(since: Date, now: Date): Date {
  const waited = now.getTime() - since.getTime()
  const pause = waited < HOUR ? HOUR : waited < 7 * HOUR ? 6 * HOUR : DAY
  return new Date(now.getTime() + pause)
}
