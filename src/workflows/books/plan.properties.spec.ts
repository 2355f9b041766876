import BigNumber from "bignumber.js"
import fc from "fast-check"
import type { RefundId } from "../../amazon/ids"
import { Money } from "../../amazon/money"
import type { ChargeEntry } from "../../ledger/charge"
import type { Operation } from "../../ledger/operation"
import type { RefundEntry } from "../../ledger/refund"
import { chargeEntry, operationEntry, PERMISSION, refundEntry } from "../../ledger/test/entries"
import { bookingMark } from "../../providers/amazon-pay/data/booking-mark"
import type { Booking } from "./order-payments"
import { planBooks, type PaymentBooks } from "./plan"
import { apply, applyHalf, booking, booksWith, chargeId, NOW, shareOf, sumOf } from "./test/books"

/** What became of one of Medusa's rows. */
const FATES = ["made", "making", "declined", "interrupted", "refused", "unlinked", "marked"] as const
type Fate = (typeof FATES)[number]

interface Part {
  weight: number
  fate: Fate
}

/** Weights: the rest of the payment is untouched. */
interface History {
  currency: "JPY" | "EUR" | "USD"
  whole: number
  fraction: number
  decimals: number
  canceled: boolean
  rest: number
  captures: Part[]
  /** Captured in Seller Central, or by a request whose row is gone, as hundredths of the payment. */
  elsewhere: { share: number; isGone: boolean }[]
  refunds: Part[]
  refundedElsewhere: number
  counted: "at once" | "when settled"
  answer: "made" | "refused"
}

const parts = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 50 }), fate: fc.constantFrom(...FATES) }), {
  maxLength: 4,
})
const histories = fc.record<History>({
  currency: fc.constantFrom("JPY", "EUR", "USD"),
  whole: fc.integer({ min: 500, max: 400_000 }),
  fraction: fc.nat(9_999),
  decimals: fc.integer({ min: 0, max: 4 }),
  canceled: fc.boolean(),
  rest: fc.constantFrom(0, 0, 30),
  captures: parts,
  elsewhere: fc.array(fc.record({ share: fc.integer({ min: 1, max: 120 }), isGone: fc.boolean() }), { maxLength: 2 }),
  refunds: parts,
  refundedElsewhere: fc.constantFrom(0, 0, 7, 100),
  counted: fc.constantFrom("at once", "when settled"),
  answer: fc.constantFrom("made", "refused"),
})

/** Shares of an amount, as an admin may type them: with the fractions that Medusa keeps, together no more than it. */
function shares(amount: BigNumber, weights: readonly number[], rest: number): BigNumber[] {
  const all = weights.reduce((sum, weight) => sum + weight, rest)
  const cut = weights.map((weight) => amount.times(weight).div(all).decimalPlaces(4, BigNumber.ROUND_DOWN))
  const last = cut.at(-1)
  // Without a rest the last one takes all that is left.
  if (last && rest === 0) cut[cut.length - 1] = amount.minus(BigNumber.sum(0, ...cut.slice(0, -1)))
  return cut
}

const price = (money: Money) => money.toPrice()

/** The rows of Medusa and the objects of Amazon that a history leaves behind. */
function booksOf(history: History): PaymentBooks {
  const { currency, canceled, rest } = history
  const fraction = new BigNumber(history.fraction).shiftedBy(-4).decimalPlaces(history.decimals)
  const amount = fraction.plus(history.whole)
  const charges: ChargeEntry[] = []
  const operations: Operation[] = []
  const zero = Money.zero(currency)
  const charge = (money: Money, more: Partial<ChargeEntry>) => {
    const entry = chargeEntry("Captured", {
      id: chargeId(charges.length + 1),
      amount: money,
      captured: money,
      refunded: zero,
      ...more,
    })
    charges.push(entry)
    return entry
  }

  const cut = shares(
    amount,
    history.captures.map(({ weight }) => weight),
    rest,
  )
  const captures: Booking[] = cut.map((value, number) => booking(`capt_${String(number)}`, value))
  history.captures.forEach(({ fate }, number) => {
    const row = captures[number]
    if (!row) return
    const share = shareOf(captures, row.id, currency)
    if (share.isZero()) return
    const asked = (entry: ChargeEntry, outcome: "made" | "refused") => {
      const request = { kind: "capture", chargeId: entry.id, captureAmount: price(share) } as const
      operations.push(operationEntry(request, { owner: row.id, outcome, object_id: entry.id }))
    }
    const capture_id = row.id
    if (fate === "made") asked(charge(share, { capture_id }), "made")
    if (fate === "making") asked(charge(share, { capture_id, state: "CaptureInitiated", captured: zero }), "made")
    if (fate === "declined") asked(charge(share, { capture_id, state: "Declined", captured: zero }), "made")
    if (fate === "refused") asked(charge(share, { state: "Canceled", captured: zero }), "refused")
    if (fate === "unlinked") charge(share, {})
    if (fate === "marked") captures[number] = { ...row, created_by: bookingMark(charge(share, {}).id) }
  })
  for (const { share, isGone } of history.elsewhere) {
    const money = Money.of(amount.times(share).div(100), currency)
    if (!money.isZero()) charge(money, isGone ? { capture_id: "capt_gone" } : {})
  }

  const captured = Money.sum(
    charges.filter(({ state }) => state === "Captured").map((one) => one.captured),
    currency,
  )
  const refundable = BigNumber.min(sumOf(captures), captured.amount)
  const { refunds, chargeRefunds, operations: refunding } = refundsOf(history, charges, refundable)
  return booksWith({
    currency_code: currency,
    amount,
    canceled,
    captures,
    refunds,
    charges: withRefunded(history, charges, chargeRefunds),
    chargeRefunds,
    operations: [...operations, ...refunding],
  })
}

function refundsOf(
  { refunds: wanted, rest, currency }: History,
  charges: readonly ChargeEntry[],
  refundable: BigNumber,
) {
  const refunds = shares(
    refundable,
    wanted.map(({ weight }) => weight),
    rest + 1,
  ).map((value, number) => booking(`ref_${String(number)}`, value))
  const chargeRefunds: RefundEntry[] = []
  const operations: Operation[] = []
  const room = charges.map(({ state, captured }) => (state === "Captured" ? captured : Money.zero(currency)))
  wanted.forEach(({ fate }, number) => {
    const row = refunds[number]
    if (!row || fate === "interrupted" || fate === "refused") return
    let left = shareOf(refunds, row.id, currency)
    charges.forEach((charge, at) => {
      const part = left.min(room[at] ?? Money.zero(currency))
      if (part.isZero()) return
      left = left.minus(part)
      const id = `${PERMISSION}-R${String(chargeRefunds.length).padStart(6, "0")}` as RefundId
      const state = fate === "declined" ? "Declined" : fate === "making" ? "RefundInitiated" : "Refunded"
      if (state !== "Declined") room[at] = room[at]?.minus(part) ?? part
      const refund_id = fate === "unlinked" || fate === "marked" ? null : row.id
      chargeRefunds.push(refundEntry(state, { id, charge_id: charge.id, amount: part, refund_id }))
      const request = { kind: "refund", chargeId: charge.id, refundAmount: price(part) } as const
      if (refund_id) operations.push(operationEntry(request, { owner: row.id, object_id: id }))
    })
  })
  return { refunds, chargeRefunds, operations }
}

function withRefunded(
  { counted, refundedElsewhere, currency }: History,
  charges: readonly ChargeEntry[],
  refunds: readonly RefundEntry[],
): ChargeEntry[] {
  return charges.map((charge) => {
    if (charge.state !== "Captured") return charge
    const own = refunds.filter(({ charge_id }) => charge_id === charge.id)
    const standing = own.filter(({ state }) => state === "Refunded" || (counted === "at once" && state !== "Declined"))
    const returned = Money.sum(
      standing.map(({ amount }) => amount),
      currency,
    )
    const known = Money.sum(
      own.filter(({ state }) => state !== "Declined").map(({ amount }) => amount),
      currency,
    )
    // While one is under way that Amazon does not count yet, nobody can tell what else it has counted.
    const isUnclear = counted === "when settled" && own.some(({ state }) => state === "RefundInitiated")
    if (isUnclear) return { ...charge, refunded: returned }
    const further = Money.of(
      new BigNumber(charge.captured.minus(known).amount).times(refundedElsewhere).div(100),
      currency,
    )
    return { ...charge, refunded: returned.plus(further) }
  })
}

const LATER = new Date(NOW.getTime() + 3_600_000)

/** What a look does. What was to be made is planned once more afterwards (reconcile.ts). */
function settle(books: PaymentBooks, answer: History["answer"]): PaymentBooks {
  const { corrections } = planBooks(books, LATER)
  const after = corrections.reduce((now, correction) => apply(now, correction, answer), books)
  return corrections.some((correction) => correction.do === "make capture") ? settle(after, answer) : after
}

const totalOf = (charges: readonly ChargeEntry[], states: readonly string[], currency: string) =>
  Money.sum(
    charges
      .filter(({ state }) => states.includes(state))
      .map(({ amount, captured }) => (captured.isZero() ? amount : captured)),
    currency,
  )

/** Medusa's captures are what Amazon has taken, as far as the payment goes; what is still being taken may be among them. */
function expectRightCaptures({ charges, captures, amount, currency_code: currency }: PaymentBooks) {
  const limit = Money.of(amount, currency)
  const booked = sumOf(captures)
  const sure = totalOf(charges, ["Captured"], currency).min(limit)
  const atMost = totalOf(charges, ["Captured", "CaptureInitiated"], currency).min(limit)
  const total = Money.of(booked, currency)
  expect(sure.isMoreThan(total)).toBe(false)
  expect(total.isMoreThan(atMost)).toBe(false)
  expect(booked.isGreaterThan(amount)).toBe(false)
}

/** A charge may still be found to be what a row stands for, because the rows before it come to something else now. */
function expectNothingToDo(books: PaymentBooks, answer: History["answer"]) {
  const { corrections } = planBooks(books, LATER)
  expect(corrections.filter((correction) => !correction.do.startsWith("assign"))).toEqual([])
  expect(planBooks(settle(books, answer), LATER).corrections).toEqual([])
}

const RUNS = { numRuns: 500 }

describe("whatever has become of a payment", () => {
  it("Medusa's captures say afterwards what Amazon has taken, and never more than the payment", () => {
    fc.assert(
      fc.property(histories, (history) => {
        expectRightCaptures(settle(booksOf(history), history.answer))
      }),
      RUNS,
    )
  })

  it("Medusa's refunds say afterwards what Amazon has returned, as far as it was captured", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const {
          refunds,
          captures,
          charges,
          chargeRefunds,
          currency_code: currency,
        } = settle(booksOf(history), history.answer)
        const returned = charges.map((charge) => {
          const own = chargeRefunds.filter(({ charge_id, state }) => charge_id === charge.id && state !== "Declined")
          const pending = own.filter(({ state }) => state === "RefundInitiated").map(({ amount }) => amount)
          const further = history.counted === "when settled" ? pending : []
          return Money.sum([charge.refunded, ...further], currency)
        })
        const captured = sumOf(captures)
        const wanted = Money.sum(returned, currency).min(Money.of(captured, currency))
        expect(Money.of(sumOf(refunds), currency).toString()).toBe(wanted.toString())
      }),
      RUNS,
    )
  })

  it("no row of Medusa's is changed at the next look, and nothing is left to be done after it", () => {
    fc.assert(
      fc.property(histories, (history) => {
        expectNothingToDo(settle(booksOf(history), history.answer), history.answer)
      }),
      RUNS,
    )
  })

  it("the same comes out when the process ends anywhere and another look begins anew", () => {
    fc.assert(
      fc.property(histories, fc.nat(8), (history, end) => {
        const begun = booksOf(history)
        const { corrections } = planBooks(begun, LATER)
        const before = corrections.slice(0, end).reduce((now, one) => apply(now, one, history.answer), begun)
        const last = corrections[end]
        const after = settle(last ? applyHalf(before, last) : before, history.answer)
        expectRightCaptures(after)
        expectNothingToDo(after, history.answer)
      }),
      RUNS,
    )
  })
})
