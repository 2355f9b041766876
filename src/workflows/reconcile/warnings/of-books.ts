import BigNumber from "bignumber.js"
import { Money } from "../../../amazon/money"
import { isLive, takenBy } from "../../../ledger/charge"
import { chargeOf } from "../../../ledger/operation"
import type { NewWarning } from "../../../ledger/warning"
import { isForMissing, isMade } from "../../books/correct-books"
import { sumOf, type OrderPayment } from "../../books/order-payments"
import { isBusy, planBooks, type Correction } from "../../books/plan"
import { kept, warningOf, type Finder, type OrderFacts } from "./facts"

/** What of the books is still to be corrected after they were: a step has failed. */
export const booksDiffer: Finder = (facts) =>
  facts.order.payments.filter(isMade).flatMap((payment) => {
    if (isBusy(payment, facts.order.read_at)) return keptOf(facts, "books_differ", payment)
    const books = { ...payment, canceled: payment.canceled || facts.order.canceled }
    const left = planBooks(books, facts.order.read_at).corrections.filter((correction) => isWrong(correction, facts))
    const amounts = left.length > 0 ? left.map((one) => amountOf(one, payment)) : [enteredWrongly(facts, payment)]
    const amount = Money.sum(amounts, payment.currency_code)
    if (left.length === 0 && amount.isZero()) return []
    return [warningOf("books_differ", payment, { amount, since: facts.now, remedy: "refresh" })]
  })

export const capturedBeyondPayment: Finder = (facts) =>
  facts.order.payments.filter(isMade).flatMap((payment) => {
    if (isBusy(payment, facts.order.read_at)) return keptOf(facts, "captured_beyond_payment", payment)
    const { beyond: amount } = planBooks(payment, facts.order.read_at)
    if (amount.isZero()) return []
    return [warningOf("captured_beyond_payment", payment, { amount, since: facts.now, remedy: "seller_central" })]
  })

/** While somebody is at it, what was known before stands. */
function keptOf(facts: OrderFacts, kind: NewWarning["kind"], { payment_id }: OrderPayment): NewWarning[] {
  return kept(facts, kind).filter((warning) => warning.payment_id === payment_id)
}

/** Which row stands for what is no matter of sums. */
function isWrong(correction: Correction, { hasLooked }: OrderFacts): boolean {
  if (correction.do === "assign charge" || correction.do === "assign refund") return false
  return hasLooked || !isForMissing(correction)
}

function amountOf(correction: Correction, { currency_code }: OrderPayment): Money {
  if ("lost" in correction) return correction.lost
  if ("amount" in correction) return Money.of(correction.amount, currency_code)
  return Money.of("booking" in correction ? correction.booking.amount : 0, currency_code)
}

/** How far the order's transactions are from the payment's captures and refunds. */
function enteredWrongly({ entered }: OrderFacts, payment: OrderPayment): Money {
  const { payment_id, captures, refunds, currency_code } = payment
  const own = new Set([payment_id, ...captures.map(({ id }) => id), ...refunds.map(({ id }) => id)])
  const sum = BigNumber.sum(
    0,
    ...entered.filter(({ reference_id }) => own.has(reference_id)).map(({ amount }) => amount),
  )
  return Money.of(sumOf(captures).minus(sumOf(refunds)).minus(sum).abs(), currency_code)
}

/** By what was told when permission and charges were last looked at. */
export const limitsDiffer: Finder = ({ order, told, now }) =>
  order.permissions.flatMap(({ id, provider_id, amount_limit, amount_balance }) => {
    if (told[`limits ${id}`] === undefined) return []
    const charges = order.payments
      .flatMap((payment) => payment.charges)
      .filter((one) => one.charge_permission_id === id)
    const amount =
      amount_limit && amount_balance
        ? amount_limit.minus(amount_balance).minus(
            Money.sum(
              charges.map((charge) => (isLive(charge) ? charge.amount : takenBy(charge))),
              amount_limit.currencyCode,
            ),
          )
        : null
    const found = { object_id: id, amount, since: now, remedy: "seller_central" } as const
    return [warningOf("limits_differ", { provider_id, payment_id: null }, found)]
  })

/** That of a release is told of as such. */
export const outcomeUnknown: Finder = ({ order }) =>
  order.payments.flatMap((payment) => {
    const asked = new Map([payment.begun, ...payment.operations].map((operation) => [operation.id, operation]))
    return [...asked.values()]
      .filter(({ outcome, request, leased }) => outcome === "open" && request.kind !== "cancel" && !leased)
      .map(({ request, subject, created_at: since }) => {
        const object_id = chargeOf(request) ?? subject
        return warningOf("outcome_unknown", payment, { object_id, since, remedy: "refresh" })
      })
  })
