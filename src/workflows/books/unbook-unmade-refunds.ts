import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { Money } from "../../amazon/money"
import { returnedAtAmazon, returnedFor, type RefundRecord } from "../../providers/amazon-pay/data/charge-record"
import type { PaymentData } from "../../providers/amazon-pay/data/payment-data"
import { moneyOf } from "../../providers/amazon-pay/medusa/money-of"
import { BOOKED_ONLY } from "../../providers/amazon-pay/methods/refund-payment"
import { tellAdminOfOrder } from "../notify/notify-admin"
import type { Booking, OrderPayment, OrderPayments } from "./order-payments"
import { paymentStore } from "./payment-store"
import { isUnderWay } from "./under-way"
import { unbookRefund } from "./unbook-refunds"

interface RefundRow extends Booking {
  /** Whether the money had gone before Medusa wrote it down. */
  isFound: boolean
}

/**
 * Takes back what Medusa has booked as returned beyond what Amazon has returned: refunds that broke off before Amazon
 * was asked, and ones found by their amount alone that Amazon has declined since. They are not made: the admin may have
 * returned the money in another way since.
 *
 * @returns the payment's data, in which the refunds at Amazon have their rows
 */
export async function unbookUnmadeRefunds(
  container: MedusaContainer,
  order: OrderPayments,
  payment: OrderPayment,
): Promise<PaymentData> {
  const { payment_id } = payment
  if (payment_id === null || payment.refunds.length === 0) return payment.data
  const rows = await refundRows(container, payment_id, payment)
  if (rows.some((row) => isBeingMade(row, payment.data))) return payment.data
  const data = await nameRefunds(container, payment_id, rows)
  if (data === null) return payment.data
  let unmade = sumOf(rows, data.currency_code).minus(returnedAtAmazon(data.charges, data.currency_code))
  for (const refund of rows) {
    const lost = unmade.min(lackingOf(refund, data))
    if (lost.isZero()) continue
    unmade = unmade.minus(lost)
    const stands = refund.amount.minus(lost)
    await unbookRefund(container, order.order_id, { payment, refund, stands })
    await tellAdminOfOrder(container, order.display_id, refund.isFound ? declined(lost) : brokenOff(lost))
  }
  return data
}

/** Whether Medusa has booked more as returned than Amazon has returned, or is returning. */
export function isUnmade({ refunds, data }: Pick<OrderPayment, "refunds" | "data">): boolean {
  return sumOf(refunds, data.currency_code).isMoreThan(returnedAtAmazon(data.charges, data.currency_code))
}

async function refundRows(container: MedusaContainer, paymentId: string, { data }: OrderPayment): Promise<RefundRow[]> {
  const { refunds = [] } = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(paymentId, { relations: ["refunds"] })
  return refunds.map(({ id, amount, created_at, created_by }) => ({
    id,
    amount: moneyOf(amount, data.currency_code),
    created_at: new Date(created_at),
    isFound: created_by === BOOKED_ONLY,
  }))
}

/** A refund that Amazon made just before the process ended is known by its notification, which names no row of Medusa's. */
function nameRefunds(
  container: MedusaContainer,
  paymentId: string,
  rows: readonly RefundRow[],
): Promise<PaymentData | null> {
  return paymentStore(container).change(paymentId, ({ data }) => {
    let refunds: RefundRecord[] = data.refunds
    // A declined one stands for nothing: with a row of another refund it would take that one back.
    const nameless = data.refunds.filter(({ refund_id, state }) => refund_id === null && state !== "Declined")
    for (const made of nameless) {
      const amount = Money.of(made.amount, data.currency_code)
      const row = rows.find((refund) => !amount.isMoreThan(lackingOf(refund, { ...data, refunds })))
      if (row) refunds = refunds.map((refund) => (refund === made ? { ...refund, refund_id: row.id } : refund))
    }
    return { ...data, refunds }
  })
}

function isBeingMade(row: RefundRow, data: PaymentData): boolean {
  return !row.isFound && isUnderWay(row) && !lackingOf(row, data).isZero()
}

function lackingOf({ id, amount }: Booking, { refunds, currency_code }: PaymentData): Money {
  return amount.minus(returnedFor(id, refunds, currency_code))
}

function sumOf(rows: readonly Booking[], currencyCode: string): Money {
  return Money.sum(
    rows.map(({ amount }) => amount),
    currencyCode,
  )
}

function brokenOff(amount: Money): string {
  return `The refund of ${amount.toString()} had broken off before it reached Amazon and was taken back: the buyer has not got this money. Refund it again.`
}

function declined(amount: Money): string {
  return `Amazon has declined a refund of ${amount.toString()} that was not made in the shop. It was taken back: return the money in another way.`
}
