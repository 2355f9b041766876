import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { amazonPayModule } from "../support/amazon-pay-module"
import { Money } from "../../amazon/money"
import type { AdminNotice } from "../notify/admin-notice"
import { notifyAdmin } from "../notify/notify-admin"
import { recordBooked } from "./booked"
import { bookCapture, takeBackCapture } from "./captures"
import { creditCanceledOrder } from "./credit-canceled-order"
import { creditRefunds } from "./credit-refunds"
import { findOrderPayments, type Booking, type OrderPayment, type OrderPayments } from "./order-payments"
import { correctSummary } from "./order-summary"
import { correctTransactions, entriesOf } from "./order-transactions"
import { correctPaymentStates } from "./payment-state"
import { planBooks, type Correction } from "./plan"
import { bookRefund, takeBackRefund } from "./refunds"
import { withoutForeignWords } from "../../providers/amazon-pay/shop-error"

export interface BooksResult {
  /** The order as it is now. */
  order: OrderPayments
  /** What the admin was told. */
  notices: AdminNotice[]
  /** Captures that Amazon was never asked for: they are to be made, which is not done under the lock. */
  unmade: { payment: Made; booking: Booking }[]
  /** Look again soon. */
  isPending: boolean
  /** The order's sums count all that Medusa's rows say, and Amazon has made all of that: what it costs beyond them is known. */
  isCounted: boolean
  /** The first step that failed, after whatever could be done was done. */
  failure: Error | null
}

export type Made = OrderPayment & { payment_id: string }

/**
 * Medusa's captures, refunds, payments, and the order's transactions and sums are made to say what the ledger says. It may
 * be cut off anywhere and run again. No call to Amazon. A row that Amazon may not have made is neither entered in the order's
 * sums nor credited, for a credit line cannot be taken back.
 *
 * @param options.hasLooked whether Amazon was looked at just now: else nothing is said to be missing there
 */
export async function correctBooks(
  container: MedusaContainer,
  orderId: string,
  options: { hasLooked: boolean },
): Promise<BooksResult> {
  const { ledger } = amazonPayModule(container)
  const notices: AdminNotice[] = []
  try {
    return await ledger.exclusively(`books:${orderId}`, () => correct(container, orderId, { ...options, notices }))
  } finally {
    // What is corrected is not news to the next run: it is told although a later step has failed.
    if (notices.length > 0) await tell(container, orderId, notices)
  }
}

async function tell(container: MedusaContainer, orderId: string, notices: readonly AdminNotice[]): Promise<void> {
  const order = await findOrderPayments(container, orderId)
  for (const notice of notices) await notifyAdmin(container, order, notice)
}

async function correct(
  container: MedusaContainer,
  orderId: string,
  { hasLooked, notices }: { hasLooked: boolean; notices: AdminNotice[] },
): Promise<BooksResult> {
  const { clock } = amazonPayModule(container)
  const order = await findOrderPayments(container, orderId)
  const corrected = new Set<string>()
  const result: BooksResult = { order, notices, unmade: [], isPending: false, isCounted: true, failure: null }
  for (const payment of order.payments.filter(isMade)) {
    const books = { ...payment, canceled: payment.canceled || order.canceled }
    const { corrections, isPending, isUnsure, beyond } = planBooks(books, order.read_at)
    result.isPending ||= isPending
    result.isCounted &&= !isUnsure
    await tellBeyond(container, { order, payment, beyond }, result)
    if (!hasLooked && corrections.some(isForMissing)) {
      result.isPending = true
      result.isCounted = false
      continue
    }
    if (corrections.length > 0) corrected.add(payment.payment_session_id)
    for (const correction of corrections) {
      try {
        await apply(container, { order, payment, correction }, result)
        await recordBooked(container, order.order_id, { payment, correction })
      } catch (error) {
        result.failure ??= withoutForeignWords(error)
        result.isPending = true
        result.isCounted = false
      }
    }
  }
  const now = corrected.size > 0 ? await findOrderPayments(container, orderId) : order
  const areStatesDone = await correctPaymentStates(container, now, { now: clock.now(), corrected })
  // Nothing is charged of a canceled order, and Medusa refunds on it only what is credited.
  if (result.isCounted || now.canceled) result.isCounted = (await countRows(container, now)) && result.isCounted
  result.isPending ||= !areStatesDone || !result.isCounted
  return { ...result, order: now }
}

/** @returns false when Medusa is still to count some, or the order does not take it now */
async function countRows(container: MedusaContainer, order: OrderPayments): Promise<boolean> {
  const { isComplete, added } = await correctEntries(container, order)
  await creditCanceledOrder(container, order)
  const areRefundsCredited = await creditRefunds(container, order, added)
  return isComplete && areRefundsCredited
}

/** Amazon may have made it meanwhile, and nobody has seen it yet. */
export function isForMissing(correction: Correction): boolean {
  if (correction.do === "make capture") return true
  return "why" in correction && (correction.why === "interrupted" || correction.why === "found")
}

export function isMade(payment: OrderPayment): payment is Made {
  return payment.payment_id !== null
}

interface Step {
  order: OrderPayments
  payment: Made
  correction: Correction
}

async function apply(container: MedusaContainer, { order, payment, correction }: Step, result: BooksResult) {
  const { ledger } = amazonPayModule(container)
  const { order_id } = order
  switch (correction.do) {
    case "assign charge":
      return ledger.bookCharge(correction.charge_id, correction.capture_id)
    case "assign refund":
      return ledger.bookRefund(correction.refund_id, correction.booking_id)
    case "book capture": {
      await bookCapture(container, payment, correction)
      if (!payment.canceled) return
      const amount = Money.of(correction.amount, payment.currency_code)
      result.notices.push({ notice: "captured_though_canceled", amount })
      return
    }
    case "book refund":
      return bookRefund(container, order_id, { payment, correction })
    case "take back capture":
      await takeBackCapture(container, order_id, { payment, correction })
      if (correction.why === "interrupted") result.notices.push(interruptedCapture(correction, payment))
      return
    case "take back refund":
      await takeBackRefund(container, order_id, { payment, correction })
      if (correction.why === "interrupted")
        result.notices.push({ notice: "refund_interrupted", amount: correction.lost })
      if (correction.why === "found") result.notices.push({ notice: "found_refund_declined", amount: correction.lost })
      return
    case "make capture":
      result.isPending = true
      result.isCounted = false
      result.unmade.push({ payment, booking: correction.booking })
  }
}

function interruptedCapture(
  { booking, lost: amount }: Extract<Correction, { do: "take back capture" }>,
  { operations, canceled }: Made,
): AdminNotice {
  const refused = operations.findLast(({ owner, outcome }) => owner === booking.id && outcome === "refused")
  if (refused?.reason_code) return { notice: "capture_interrupted", amount, reason: refused.reason_code }
  return { notice: "interrupted_capture_canceled", amount, canceled: canceled ? "payment" : "order" }
}

/** Once for each amount. */
async function tellBeyond(
  container: MedusaContainer,
  { order, payment, beyond }: { order: OrderPayments; payment: Made; beyond: Money },
  { notices }: BooksResult,
): Promise<void> {
  const { watches } = amazonPayModule(container).ledger
  const value = beyond.isZero() ? null : beyond.toString()
  const isNews = await watches.tell(order.order_id, `beyond ${payment.payment_id}`, value)
  if (isNews) notices.push({ notice: "captured_beyond_payment", amount: beyond })
}

async function correctEntries(container: MedusaContainer, { order_id, payments, read_at }: OrderPayments) {
  const [first] = payments
  if (!first) return { isComplete: true, added: [] }
  const { currency_code } = first
  const own = payments.flatMap((payment) => entriesOf(payment, read_at))
  const entries = [...own, ...(await leftBehind(container, order_id))]
  const entered = await correctTransactions(container, order_id, { currency_code, entries })
  await correctSummary(container, order_id)
  return entered
}

/**
 * With a capture Medusa enters whatever other captures of the payment are written down. One of them that the provider
 * then refuses is deleted, and its entry stays (core-flows, payment/workflows/capture-payment.js).
 */
async function leftBehind(container: MedusaContainer, order_id: string) {
  const entered = await container.resolve(Modules.ORDER).listOrderTransactions({ order_id })
  const ids = (prefix: string) =>
    [...new Set(entered.map(({ reference_id }) => reference_id))].filter((id) => id.startsWith(prefix))
  const booked = [...ids("capt_"), ...ids("ref_")]
  const there = await amazonPayModule(container).rows.existing(booked)
  return booked.filter((id) => !there.has(id)).map((reference_id) => ({ reference_id, amount: 0 }))
}
