import { Money } from "../amazon/money"
import { isOverCap } from "../amazon/recurring"
import { isLive, takenBy, type ChargeEntry } from "./charge"
import type { Ledger } from "./ledger"
import type { PermissionEntry } from "./permission"

const PERIOD = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{1,64}$/u

/** Whether it may name what is charged once: 1 to 64 printable characters. */
export function isPeriod(text: string): boolean {
  return PERIOD.test(text) && text.trim() !== ""
}

/**
 * Runs the work while nobody else charges the period, or anything else on its permission.
 * @throws StillAtWorkError when the period is being charged just now
 */
export function chargingPeriod<Result>(
  { oneAtATime }: Pick<Ledger, "oneAtATime">,
  { charge_permission_id: id, period }: { charge_permission_id: string; period: string },
  work: () => Promise<Result>,
): Promise<Result> {
  return oneAtATime(`${id} ${period}`, () => oneAtATime(id, work), { patience: 0 })
}

/** Whether no month has room for it: it is more than Amazon's table says, or than this permission does. */
export function isBeyondAnyMonth(amount: Money, { type, amount_limit: limit }: PermissionEntry): boolean {
  if (isOverCap(type ?? "Recurring", amount)) return true
  return limit?.currencyCode === amount.currencyCode && amount.isMoreThan(limit)
}

/** Whether this month's charges, as the ledger knows them, leave no room for it. @param since when the month began */
export function isBeyondMonth(
  amount: Money,
  { permission, charges, since }: { permission: PermissionEntry; charges: readonly ChargeEntry[]; since: Date },
): boolean {
  const { amount_limit: limit } = permission
  if (limit?.currencyCode !== amount.currencyCode) return false
  // Complete tells no date of the first order's charge.
  const ofMonth = charges.filter(({ charged_at, seen_at }) => (charged_at ?? seen_at) >= since)
  const taken = ofMonth.map((charge) => (isLive(charge) ? charge.amount : takenBy(charge)))
  return Money.sum([...taken, amount], amount.currencyCode).isMoreThan(limit)
}
