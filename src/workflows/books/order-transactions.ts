import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import { Money } from "../../amazon/money"
import type { Booking, OrderPayment } from "./order-payments"
import { isUnderWay } from "./plan"

/** What the order's books are to say of one capture (positive) or refund (negative); zero when it was taken back. */
interface Entry {
  /** Medusa's capture or refund. */
  reference_id: string
  amount: BigNumberInput
  /** Medusa is done with it: when it has entered nothing by now, it never will. */
  isDone?: boolean
  /** Refunds that have no entry of their own, because Medusa has entered them together under this reference. */
  standsFor?: readonly Entry[]
}

/**
 * The order's books, where Medusa counts captures and refunds once more, apart from the payment's own rows. A new entry
 * corrects them: deleting the old one would change only the version of the order that it was booked under.
 *
 * Besides what Amazon declined this mends what Medusa books wrongly when two captures, or two refunds, are made at the
 * same time: each is then entered with the amount of either (core-flows, payment/workflows/capture-payment.js). And what
 * it books when an order is canceled: one refund for each payment, under the payment's id, whether the provider made it
 * or not (core-flows, payment/workflows/refund-payments.js).
 *
 * @returns isComplete: false when Medusa is still to enter some; added: the ids of the entries that were made
 */
export async function correctTransactions(
  container: MedusaContainer,
  order_id: string,
  { currency_code, entries }: { currency_code: string; entries: readonly Entry[] },
): Promise<{ isComplete: boolean; added: string[] }> {
  const added: string[] = []
  if (entries.length === 0) return { isComplete: true, added }
  const module = container.resolve(Modules.ORDER)
  let isComplete = true
  const known = await module.listOrderTransactions({ order_id })
  const entered = (id: string) => known.filter((entry) => entry.reference_id === id)
  const together = entries.filter(({ reference_id }) => entered(reference_id).length > 0)
  const isEnteredWithOthers = (id: string) =>
    together.some(({ standsFor = [] }) => standsFor.some(({ reference_id }) => reference_id === id))
  for (const { reference_id, amount, isDone = false, standsFor = [] } of entries) {
    const own = entered(reference_id)
    if (own.length === 0 && isEnteredWithOthers(reference_id)) continue
    // Medusa enters it in a moment.
    if (own.length === 0 && !isDone) {
      if (!MathBN.eq(amount, 0)) isComplete = false
      continue
    }
    const booked = MathBN.sum(0, ...own.map((entry) => entry.amount))
    const others = standsFor.filter((entry) => entered(entry.reference_id).length === 0)
    const wanted = MathBN.sum(amount, ...others.map((entry) => entry.amount))
    // Medusa does not round: what is the same in the currency's smallest unit is no mistake.
    const rounded = (value: typeof wanted) => Money.of(value.abs(), currency_code)
    if (rounded(booked).equals(rounded(wanted))) continue
    // As Medusa's own: it enters whatever capture has none, when the next one is made.
    const medusas = wanted.isNegative() ? "refund" : "capture"
    const entry = await module.addOrderTransactions({
      order_id,
      reference_id,
      reference: own.length === 0 ? medusas : "amazon_pay_correction",
      currency_code: currency_code.toLowerCase(),
      amount: wanted.minus(booked),
    })
    added.push(entry.id)
  }
  return { isComplete, added }
}

/** The entries of a payment's captures and refunds as they stand. */
export function entriesOf(
  {
    payment_id,
    captures,
    refunds,
    operations,
  }: Pick<OrderPayment, "payment_id" | "captures" | "refunds" | "operations">,
  readAt: Date,
): Entry[] {
  const isAsked = (id: string) => operations.some(({ owner, outcome }) => owner === id && outcome === "open")
  const isDone = (row: Booking) => !isUnderWay(row, readAt) && !isAsked(row.id)
  const given = refunds.map((refund) => ({
    reference_id: refund.id,
    amount: refund.amount.negated().toFixed(),
    isDone: isDone(refund),
  }))
  return [
    ...captures.map((capture) => ({
      reference_id: capture.id,
      amount: capture.amount.toFixed(),
      isDone: isDone(capture),
    })),
    ...given,
    ...(payment_id === null ? [] : [{ reference_id: payment_id, amount: 0, standsFor: given }]),
  ]
}
