import BigNumber from "bignumber.js"
import { Money } from "../../../amazon/money"
import { takenByAll, type ChargeEntry } from "../../../ledger/charge"
import { chargeEntry, operationEntry, PERMISSION } from "../../../ledger/test/entries"
import type { ChargeId } from "../../../amazon/ids"
import type { Booking } from "../order-payments"
import type { Correction, PaymentBooks } from "../plan"

export const NOW = new Date("2026-04-01T12:00:00Z")
/** Long enough ago that whoever wrote the row has asked Amazon, or never will. */
export const OLD = new Date(NOW.getTime() - 60_000)

export function booking(id: string, amount: number | string | BigNumber, more: Partial<Booking> = {}): Booking {
  return { id, amount: new BigNumber(amount), created_at: OLD, created_by: "user_1", ...more }
}

/** The books of a payment of ¥2,500. */
export function booksWith(more: Partial<PaymentBooks>): PaymentBooks {
  return {
    currency_code: "JPY",
    amount: new BigNumber(2500),
    canceled: false,
    captures: [],
    refunds: [],
    charges: [],
    chargeRefunds: [],
    operations: [],
    ...more,
  }
}

export const chargeId = (number: number) => `${PERMISSION}-C${String(number).padStart(6, "0")}` as ChargeId

export const sumOf = (bookings: readonly Booking[]) => BigNumber.sum(0, ...bookings.map(({ amount }) => amount))

/** The books as they are once a correction was carried out. What Amazon is asked for is made, or refused. */
export function apply(books: PaymentBooks, correction: Correction, answer: "made" | "refused"): PaymentBooks {
  const { captures, refunds, charges, chargeRefunds } = books
  const ofCharges = (ids: readonly string[], capture_id: string) =>
    charges.map((charge) => (ids.includes(charge.id) ? { ...charge, capture_id } : charge))
  const ofRefund = (id: string | null, refund_id: string) =>
    chargeRefunds.map((entry) => (entry.id === id ? { ...entry, refund_id } : entry))
  switch (correction.do) {
    case "assign charge":
      return { ...books, charges: ofCharges([correction.charge_id], correction.capture_id) }
    case "assign refund":
      return { ...books, chargeRefunds: ofRefund(correction.refund_id, correction.booking_id) }
    case "book capture": {
      const row = booking(`capt_new_${String(captures.length)}`, correction.amount, { created_by: correction.mark })
      const ids = correction.charges.map(({ id }) => id)
      return { ...books, captures: [...captures, row], charges: ofCharges(ids, row.id) }
    }
    case "book refund": {
      const row = booking(`ref_new_${String(refunds.length)}`, correction.amount, { created_by: correction.mark })
      return { ...books, refunds: [...refunds, row], chargeRefunds: ofRefund(correction.refund?.id ?? null, row.id) }
    }
    case "take back capture":
      return { ...books, captures: keep(captures, correction) }
    case "take back refund":
      return { ...books, refunds: keep(refunds, correction) }
    case "make capture":
      return answer === "made" ? made(books, correction.booking) : reversed(books, correction.booking)
  }
}

/** The same, where the process ends before what was booked is linked with what it stands for. */
export function applyHalf(books: PaymentBooks, correction: Correction): PaymentBooks {
  const { charges, chargeRefunds } = books
  const isBooking = correction.do === "book capture" || correction.do === "book refund"
  return isBooking ? { ...apply(books, correction, "made"), charges, chargeRefunds } : books
}

function keep(rows: readonly Booking[], correction: { booking: Booking; keep: BigNumber }): Booking[] {
  return rows.flatMap((row) => {
    if (row.id !== correction.booking.id) return [row]
    return correction.keep.isZero() ? [] : [{ ...row, amount: correction.keep }]
  })
}

const takenOf = (charges: readonly ChargeEntry[], id: string, currency: string) =>
  Money.sum(
    charges
      .filter(({ capture_id, state }) => capture_id === id && state === "Captured")
      .map(({ captured }) => captured),
    currency,
  )

/** What a row of Medusa's comes to at Amazon (medusa/rows.ts). */
export function shareOf(rows: readonly Booking[], id: string, currency: string): Money {
  const at = rows.findIndex((row) => row.id === id)
  const before = sumOf(rows.slice(0, at))
  return Money.of(sumOf(rows.slice(0, at + 1)), currency).minus(Money.of(before, currency))
}

/** Amazon is asked for no more than the payment (methods/capture-at-amazon.ts). */
function made(books: PaymentBooks, row: Booking): PaymentBooks {
  const { charges, currency_code } = books
  const { id } = row
  const amount = shareOf(books.captures, id, currency_code).minus(takenOf(charges, id, currency_code))
  const limit = Money.of(books.amount, currency_code)
  if (takenByAll(charges, currency_code).plus(amount).isMoreThan(limit)) return reversed(books, row)
  const charge = chargeEntry("Captured", {
    id: chargeId(900 + charges.length),
    amount,
    captured: amount,
    refunded: Money.zero(currency_code),
    capture_id: id,
  })
  const chargePermissionId = PERMISSION
  const options = { captureNow: true, canHandlePendingAuthorization: false, turn: null }
  const request = { kind: "charge", chargePermissionId, chargeAmount: amount.toPrice(), ...options } as const
  const operation = operationEntry(request, { owner: id, object_id: charge.id })
  return { ...books, charges: [...charges, charge], operations: [...books.operations, operation] }
}

/** As reverse-capture.ts does. */
function reversed(books: PaymentBooks, row: Booking): PaymentBooks {
  const stands = new BigNumber(takenOf(books.charges, row.id, books.currency_code).amount)
  return { ...books, captures: keep(books.captures, { booking: row, keep: stands }) }
}
