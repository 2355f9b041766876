import BigNumber from "bignumber.js"
import { Money } from "../../amazon/money"
import { isTaken, takenBy, takenByAll, type ChargeEntry } from "../../ledger/charge"
import { amountOf, type Operation } from "../../ledger/operation"
import { returnedBy, returnedOf, type RefundEntry } from "../../ledger/refund"
import { bookingMark, isOurMark } from "../../providers/amazon-pay/data/booking-mark"
import type { Booking } from "./order-payments"

/** All that a payment's books are planned by. */
export interface PaymentBooks {
  currency_code: string
  /** Medusa's own, unrounded. */
  amount: BigNumber
  /** The payment or its order is canceled: nothing more is to be taken on it. */
  canceled: boolean
  captures: readonly Booking[]
  refunds: readonly Booking[]
  charges: readonly ChargeEntry[]
  chargeRefunds: readonly RefundEntry[]
  operations: readonly Operation[]
}

/** A charge, with the capture that the ledger has for it, which may be gone. */
type Bookable = Pick<ChargeEntry, "id" | "capture_id">

/** What makes Medusa's captures and refunds say what the ledger says. In the order of the list. */
export type Correction =
  /** The charge is what this capture took. */
  | { do: "assign charge"; charge_id: string; capture_id: string }
  | { do: "assign refund"; refund_id: string; booking_id: string }
  /** Amazon has taken, or given back, what Medusa has no row for. */
  | { do: "book capture"; amount: BigNumber; mark: string; charges: Bookable[] }
  | { do: "book refund"; amount: BigNumber; mark: string; refund: RefundEntry | null }
  /** Medusa has a row for what Amazon has not, or not all of it. */
  | {
      do: "take back capture"
      booking: Booking
      keep: BigNumber
      lost: Money
      why: "declined" | "interrupted" | "rounded"
    }
  | {
      do: "take back refund"
      booking: Booking
      keep: BigNumber
      lost: Money
      why: "declined" | "interrupted" | "found" | "rounded"
    }
  /** The process ended before Amazon was asked: it is asked now. */
  | { do: "make capture"; booking: Booking }

export interface BooksPlan {
  corrections: Correction[]
  /** Something is under way or not known yet: look again soon. */
  isPending: boolean
  /** It cannot be said yet which of Medusa's rows Amazon has made: a request is open, or a row may be just being asked for. */
  isUnsure: boolean
  /** What Amazon took beyond the payment, which Medusa cannot book. */
  beyond: Money
}

/** Longer than Medusa and we take from a row of Medusa's to the operation that stands for it. */
const UNDER_WAY_MS = 30_000

/**
 * Whether the request that wrote the row may not have come to ask Amazon yet, or may be about to write what follows.
 *
 * @param readAt when the row was read, by the clock that dates Medusa's rows (OrderPayments.read_at)
 */
export function isUnderWay({ created_at }: Pick<Booking, "created_at">, readAt: Date): boolean {
  return readAt.getTime() - created_at.getTime() < UNDER_WAY_MS
}

/** Somebody asks Amazon just now or waits for its answer, or may be about to: whoever it is writes its own rows. */
export function isBusy(
  { operations, captures, refunds }: Pick<PaymentBooks, "operations" | "captures" | "refunds">,
  readAt: Date,
): boolean {
  return hasOpen(operations) || [...captures, ...refunds].some((row) => isUnderWay(row, readAt))
}

function hasOpen(operations: readonly Operation[]): boolean {
  return operations.some(({ outcome }) => outcome === "open")
}

/**
 * Pure: what is to be booked, taken back or made, for one payment.
 *
 * @param readAt when the books were read (OrderPayments.read_at)
 */
export function planBooks(books: PaymentBooks, readAt: Date): BooksPlan {
  const nothing = Money.zero(books.currency_code)
  if (hasOpen(books.operations)) return { corrections: [], isPending: true, isUnsure: true, beyond: nothing }
  const captures = planCaptures(books, readAt)
  const refunds = planRefunds({ ...books, captures: captures.booked }, readAt)
  return {
    corrections: [...captures.corrections, ...refunds.corrections],
    isPending: captures.isPending || refunds.isPending,
    isUnsure: captures.isUnsure || refunds.isUnsure,
    beyond: captures.beyond,
  }
}

/** @returns besides, Medusa's captures as they are then: a refund may be of one that is booked only now */
function planCaptures(books: PaymentBooks, readAt: Date): BooksPlan & { booked: readonly Booking[] } {
  const { currency_code } = books
  const money = (value: BigNumber) => Money.of(value, currency_code)
  const corrections: Correction[] = []
  const there = new Set(books.captures.map(({ id }) => id))
  let charges = books.charges.map((charge) => ownedByMark(charge, books.captures, there))
  let captures = books.captures

  // What Amazon has declined since.
  for (const booking of books.captures) {
    const own = charges.filter(({ capture_id }) => capture_id === booking.id)
    if (!own.some(({ state }) => state === "Declined" || state === "Canceled")) continue
    const stands = takenByAll(own, currency_code)
    const share = shareOf(booking, captures, books)
    if (!share.isMoreThan(stands)) continue
    const keep = new BigNumber(stands.amount)
    corrections.push({ do: "take back capture", booking, keep, lost: share.minus(stands), why: "declined" })
    captures = withAmount(captures, booking.id, keep)
  }

  // Rows whose request ended before it wrote anything down.
  const unmade = captures.filter((booking) => {
    const own = charges.filter(({ capture_id }) => capture_id === booking.id)
    return shareOf(booking, captures, books).isMoreThan(takenByAll(own, currency_code))
  })
  if (unmade.some((booking) => isUnderWay(booking, readAt))) {
    const isUnsure = unmade.some((booking) => !isUnderWay(booking, readAt))
    return { corrections, isPending: true, isUnsure, beyond: Money.zero(currency_code), booked: captures }
  }
  for (const booking of unmade) {
    for (const charge of charges.filter((one) => isTaken(one) && one.capture_id === null)) {
      const own = charges.filter(({ capture_id }) => capture_id === booking.id)
      const left = shareOf(booking, captures, books).minus(takenByAll(own, currency_code))
      if (takenBy(charge).isMoreThan(left)) continue
      corrections.push({ do: "assign charge", charge_id: charge.id, capture_id: booking.id })
      charges = charges.map((one) => (one.id === charge.id ? { ...one, capture_id: booking.id } : one))
    }
  }

  const isCounted = (charge: ChargeEntry) => charge.state === "Captured" || charge.capture_id !== null
  const taken = takenByAll(charges.filter(isCounted), currency_code)
  const mayBeTaken = takenByAll(charges, currency_code)
  const limit = money(books.amount)
  let excess = money(sumOfAll(captures)).minus(mayBeTaken)
  let isComplete = true
  for (const booking of unmade) {
    const own = charges.filter(({ capture_id }) => capture_id === booking.id)
    const stands = takenByAll(own, currency_code)
    const lost = shareOf(booking, captures, books).minus(stands).min(excess)
    if (lost.isZero()) continue
    excess = excess.minus(lost)
    const wasAsked = books.operations.some(({ owner }) => owner === booking.id)
    if (wasAsked || books.canceled || isOurMark(booking.created_by)) {
      const keep = new BigNumber(stands.amount)
      corrections.push({ do: "take back capture", booking, keep, lost, why: "interrupted" })
      captures = withAmount(captures, booking.id, keep)
    } else {
      corrections.push({ do: "make capture", booking })
      isComplete = false
    }
  }

  // What is to be made is planned once more afterwards.
  const rounded = isComplete ? roundedUp(captures, mayBeTaken, currency_code) : null
  if (rounded) {
    corrections.push({ do: "take back capture", ...rounded })
    captures = withAmount(captures, rounded.booking.id, rounded.keep)
  }
  const booked = money(sumOfAll(captures))
  const missing = taken.min(limit).minus(booked)
  if (!missing.isZero()) {
    const unbooked = charges.filter(({ state, capture_id }) => state === "Captured" && capture_id === null)
    const amount = exactly(
      { booked: sumOfAll(captures), target: booked.plus(missing), all: books.amount },
      currency_code,
    )
    const mark = bookingMark(unbooked[0]?.id ?? charges.findLast(isTaken)?.id ?? "")
    const bookable = unbooked.map(({ id }) => ({ id, capture_id: knownOf(books.charges, id)?.capture_id ?? null }))
    corrections.push({ do: "book capture", amount, mark, charges: bookable })
    captures = [...captures, { id: "", amount, created_at: readAt, created_by: mark }]
  }
  const pending = charges.some(({ state }) => state === "CaptureInitiated" || state === "Unknown")
  return { corrections, isPending: pending, isUnsure: false, beyond: taken.minus(limit), booked: captures }
}

function planRefunds(books: PaymentBooks, readAt: Date): Omit<BooksPlan, "beyond"> {
  const { currency_code, charges } = books
  const money = (value: BigNumber) => Money.of(value, currency_code)
  const corrections: Correction[] = []
  const there = new Set(books.refunds.map(({ id }) => id))
  let entries = books.chargeRefunds.map((entry) => refundOwnedByMark(entry, books.refunds, there))
  let refunds = books.refunds
  const standing = (booking: Booking) =>
    returnedBy(
      entries.filter(({ refund_id }) => refund_id === booking.id),
      currency_code,
    )

  for (const booking of books.refunds) {
    const isDeclined = entries.some(({ refund_id, state }) => refund_id === booking.id && state === "Declined")
    const share = shareOf(booking, refunds, books)
    const stands = standing(booking)
    if (!isDeclined || !share.isMoreThan(stands)) continue
    const keep = new BigNumber(stands.amount)
    corrections.push({ do: "take back refund", booking, keep, lost: share.minus(stands), why: "declined" })
    refunds = withAmount(refunds, booking.id, keep)
  }

  const returned = Money.sum(
    charges.map((charge) => returnedOf(charge, entries)),
    currency_code,
  )
  const unmade = refunds.filter((booking) => shareOf(booking, refunds, books).isMoreThan(standing(booking)))
  // What was found without a name has no entry of its own.
  const interrupted = unmade.filter(({ created_by }) => !isOurMark(created_by))
  if (interrupted.some((booking) => isUnderWay(booking, readAt))) {
    const isUnsure = interrupted.some((booking) => !isUnderWay(booking, readAt))
    return { corrections, isPending: true, isUnsure }
  }

  for (const booking of interrupted) {
    for (const entry of entries.filter(({ state, refund_id }) => state !== "Declined" && refund_id === null)) {
      const left = shareOf(booking, refunds, books).minus(standing(booking))
      if (entry.amount.isMoreThan(left)) continue
      corrections.push({ do: "assign refund", refund_id: entry.id, booking_id: booking.id })
      entries = entries.map((one) => (one.id === entry.id ? { ...one, refund_id: booking.id } : one))
    }
  }

  let excess = money(sumOfAll(refunds)).minus(returned)
  for (const booking of [...interrupted, ...unmade.filter(({ created_by }) => isOurMark(created_by))]) {
    const share = shareOf(booking, refunds, books)
    const lost = share.minus(standing(booking)).min(excess)
    if (lost.isZero()) continue
    excess = excess.minus(lost)
    const why = isOurMark(booking.created_by) ? "found" : "interrupted"
    const rest = BigNumber.max(booking.amount.minus(lost.amount), 0)
    const keep = lost.equals(share) ? new BigNumber(0) : rest
    corrections.push({ do: "take back refund", booking, keep, lost, why })
    refunds = withAmount(refunds, booking.id, keep)
  }
  const rounded = roundedUp(refunds, returned, currency_code)
  if (rounded) {
    corrections.push({ do: "take back refund", ...rounded })
    refunds = withAmount(refunds, rounded.booking.id, rounded.keep)
  }

  // Medusa refunds no more than was captured.
  const captured = sumOfAll(books.captures)
  let booked = sumOfAll(refunds)
  let missing = returned.min(money(captured)).minus(money(booked))
  const book = (part: Money, mark: string, refund: RefundEntry | null) => {
    const amount = exactly({ booked, target: money(booked).plus(part), all: captured }, currency_code)
    corrections.push({ do: "book refund", amount, mark, refund })
    booked = booked.plus(amount)
    missing = missing.minus(part)
  }
  for (const entry of entries.filter(({ state, refund_id }) => state !== "Declined" && refund_id === null)) {
    const part = missing.min(entry.amount)
    if (!part.isZero()) book(part, bookingMark(entry.id), knownOf(books.chargeRefunds, entry.id) ?? null)
  }
  if (!missing.isZero()) {
    const charge = charges.find((one) =>
      returnedOf(one, entries).isMoreThan(returnedBy(ofCharge(entries, one), currency_code)),
    )
    book(missing, bookingMark(`${charge?.id ?? charges[0]?.id ?? ""}:${returned.amount}`), null)
  }
  const isPending = entries.some(({ state }) => state === "RefundInitiated" || state === "Unknown")
  return { corrections, isPending, isUnsure: false }
}

function knownOf<Entry extends { id: string }>(entries: readonly Entry[], id: string): Entry | undefined {
  return entries.find((entry) => entry.id === id)
}

function ofCharge(entries: readonly RefundEntry[], { id }: ChargeEntry): RefundEntry[] {
  return entries.filter(({ charge_id }) => charge_id === id)
}

/** A capture that is gone owns nothing, and one that we booked for a charge owns it, although we did not come to say so. */
function ownedByMark(charge: ChargeEntry, captures: readonly Booking[], there: ReadonlySet<string>): ChargeEntry {
  if (charge.capture_id !== null && there.has(charge.capture_id)) return charge
  const marked = captures.find(({ created_by }) => created_by === bookingMark(charge.id))
  return { ...charge, capture_id: marked?.id ?? null }
}

function refundOwnedByMark(entry: RefundEntry, refunds: readonly Booking[], there: ReadonlySet<string>): RefundEntry {
  if (entry.refund_id !== null && there.has(entry.refund_id)) return entry
  const marked = refunds.find(({ created_by }) => created_by === bookingMark(entry.id))
  return { ...entry, refund_id: marked?.id ?? null }
}

/**
 * What a booking comes to at Amazon: what was asked for it, or, where not all of it was asked for, its part of the sum.
 * Medusa does not round, so that parts are rounded as they add up.
 */
function shareOf(
  booking: Booking,
  all: readonly Booking[],
  { currency_code: currencyCode, operations }: Shared,
): Money {
  const at = all.findIndex(({ id }) => id === booking.id)
  const before = sumOfAll(all.slice(0, Math.max(at, 0)))
  const amount = all[at]?.amount ?? booking.amount
  const own = operations.filter(({ owner, outcome }) => owner === booking.id && outcome !== "prepared")
  const asked = Money.sum(
    own.flatMap(({ request }) => amountOf(request) ?? []),
    currencyCode,
  )
  // Less of it may have been asked for before the process ended.
  if (own.every(({ outcome }) => outcome === "made") && asked.isRoundingOf(amount)) return asked
  return Money.of(before.plus(amount), currencyCode).minus(Money.of(before, currencyCode))
}

type Shared = Pick<PaymentBooks, "currency_code" | "operations">

/**
 * The amount to book so that all of it comes to `target` at Amazon. The last part is whatever is left of Medusa's own
 * amount: ¥1,380.5 is ¥1,381 at Amazon, and nothing is outstanding after ¥1,381 was captured.
 */
function exactly(
  { booked, target, all }: { booked: BigNumber; target: Money; all: BigNumber },
  currencyCode: string,
): BigNumber {
  if (target.equals(Money.of(all, currencyCode))) return all.minus(booked)
  const part = new BigNumber(target.minus(Money.of(booked, currencyCode)).amount)
  const fits = Money.of(booked.plus(part), currencyCode).equals(target) && !booked.plus(part).isGreaterThan(all)
  return fits ? part : new BigNumber(target.amount).minus(booked)
}

function sumOfAll(bookings: readonly Booking[]): BigNumber {
  return bookings.reduce((total, { amount }) => total.plus(amount), new BigNumber(0))
}

/**
 * Parts are rounded as they add up, so that what is left without one of them may come to a smallest unit more than Amazon
 * has: ¥333.3 three times is ¥333, ¥334 and ¥333, and without the second of them ¥667. The largest is cut by as much.
 */
function roundedUp(bookings: readonly Booking[], most: Money, currencyCode: string) {
  const sum = sumOfAll(bookings)
  const lost = Money.of(sum, currencyCode).minus(most)
  if (lost.isZero() || bookings.length === 0) return null
  const booking = bookings.reduce((one, other) => (other.amount.isGreaterThan(one.amount) ? other : one))
  const keep = BigNumber.max(booking.amount.minus(sum.minus(most.amount)), 0)
  return { booking, keep, lost, why: "rounded" as const }
}

function withAmount(bookings: readonly Booking[], id: string, amount: BigNumber): Booking[] {
  return bookings.flatMap((booking) => {
    if (booking.id !== id) return [booking]
    return amount.isZero() ? [] : [{ ...booking, amount }]
  })
}
