import { Money } from "../money"
import type { Region } from "../region"
import type { ChargePermissionType } from "../states"

/**
 * The most that one permission may be charged within a calendar month, by ledger currency, in major units. A OneTime
 * permission has its own limit. (Amazon Pay documentation, "Monthly recurring charge limits", and the legacy table of
 * billing agreements for the rows that page lacks.)
 */
const CAPS = {
  Recurring: caps(1_000, 10_000, 100_000),
  PaymentMethodOnFile: caps(15_000, 150_000, 2_000_000),
  OneTime: {},
} as const satisfies Record<ChargePermissionType, Readonly<Record<string, number>>>

function caps(most: number, crownsAndTheLike: number, yen: number): Readonly<Record<string, number>> {
  return {
    ...Object.fromEntries(["AUD", "CHF", "EUR", "GBP", "NZD", "USD"].map((currency) => [currency, most])),
    ...Object.fromEntries(["DKK", "HKD", "NOK", "SEK", "ZAR"].map((currency) => [currency, crownsAndTheLike])),
    JPY: yen,
  }
}

/** @param currencyCode ISO 4217 in either case; null when no cap is known. The permission's own amountLimit is the better source. */
export function monthlyCap(type: ChargePermissionType, currencyCode: string): Money | null {
  const code = currencyCode.toUpperCase()
  const cap = new Map(Object.entries(CAPS[type])).get(code)
  return cap === undefined ? null : Money.of(cap, code)
}

/** Whether no month would have room for it. */
export function isOverCap(type: ChargePermissionType, amount: Money): boolean {
  const cap = monthlyCap(type, amount.currencyCode)
  return cap !== null && amount.isMoreThan(cap)
}

/**
 * The hour, UTC, at which the 1st of a month has begun. In which zone Amazon counts is said nowhere: it is the region's
 * or UTC, and this is the later of the two. An hour late costs nothing; an hour early is refused, and costs a month.
 */
const MONTH_BEGINS_AT = { jp: 0, eu: 0, na: 8 } as const satisfies Record<Region, number>

/** When the month began: what was charged since counts against the cap. */
export function monthStart(now: Date, region: Region): Date {
  return startOfMonth(now, region, 0)
}

/** When the cap is full again. */
export function nextMonthStart(now: Date, region: Region): Date {
  return startOfMonth(now, region, 1)
}

function startOfMonth(now: Date, region: Region, later: number): Date {
  const hour = MONTH_BEGINS_AT[region]
  const there = new Date(now.getTime() - hour * 3_600_000)
  return new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + later, 1, hour))
}
