import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { isLive } from "../../ledger/charge"
import { atAmazon, sumOf, type OrderPayment, type OrderPayments } from "./order-payments"
import { isBusy } from "./plan"

/**
 * Payments and their collections are made to say what their captures and refunds say: Medusa reckons them anew only when it
 * captures or refunds itself, and does not come to it when its process ends.
 *
 * @param corrected payment sessions whose rows were corrected just now
 * @returns false when something is wrong that Medusa may be about to mend itself
 */
export async function correctPaymentStates(
  container: MedusaContainer,
  { payments, read_at }: Pick<OrderPayments, "payments" | "read_at">,
  { now, corrected }: { now: Date; corrected: ReadonlySet<string> },
): Promise<boolean> {
  // Medusa reckons anew itself at the end of what it is at.
  const isLeft = (payment: OrderPayment) =>
    isBusy(corrected.has(payment.payment_session_id) ? { ...payment, captures: [], refunds: [] } : payment, read_at)
  const module = container.resolve(Modules.PAYMENT)
  const made = payments.filter(({ payment_id }) => payment_id !== null)
  let isComplete = true
  for (const payment of made) {
    const update = paymentUpdate(payment, now)
    if (update === null) continue
    if (isLeft(payment)) isComplete = false
    else await module.updatePayment({ id: payment.payment_id ?? "", ...update })
  }
  const collections = new Map(made.map(({ collection }) => [collection.id, collection]))
  for (const collection of collections.values()) {
    const own = made.filter((payment) => payment.collection.id === collection.id)
    const update = collectionUpdate(collection, own, now)
    if (update === null) continue
    if (own.some(isLeft)) isComplete = false
    else await module.updatePaymentCollections(collection.id, update)
  }
  return isComplete
}

function paymentUpdate(payment: OrderPayment, now: Date) {
  const { captures, amount, currency_code, isCaptured } = payment
  // Medusa refunds nothing on a canceled payment: it becomes a payment of what was captured.
  if (isCapturedThoughCanceled(payment))
    return { canceled_at: null, captured_at: now, amount: sumOf(captures).toFixed() }
  const isComplete =
    captures.length > 0 && !atAmazon(amount, currency_code).isMoreThan(atAmazon(sumOf(captures), currency_code))
  return isComplete === isCaptured ? null : { captured_at: isComplete ? now : null }
}

/** A capture that was at Amazon while Medusa canceled the payment, because the order was edited or canceled. */
function isCapturedThoughCanceled({ canceled, captures, refunds, charges }: OrderPayment): boolean {
  const isUndecided = charges.some(
    (charge) => isLive(charge) || charge.state === "CaptureInitiated" || charge.state === "Unknown",
  )
  return canceled && sumOf(captures).isGreaterThan(sumOf(refunds)) && !isUndecided
}

function collectionUpdate(
  { status, amount, captured, refunded, isShared }: OrderPayment["collection"],
  payments: readonly OrderPayment[],
  now: Date,
) {
  const currencyCode = payments[0]?.currency_code ?? ""
  const captures = sumOf(payments.flatMap((payment) => payment.captures))
  const refunds = sumOf(payments.flatMap((payment) => payment.refunds))
  const isKept = payments.some(isCapturedThoughCanceled)
  const isComplete =
    isKept ||
    (captures.isGreaterThan(0) && !atAmazon(amount, currencyCode).isMoreThan(atAmazon(captures, currencyCode)))
  const held = sumOf(payments.filter((payment) => !payment.canceled && payment.charges.some(isLive)))
  const isHeld = held.isGreaterThan(0) && !atAmazon(amount, currencyCode).isMoreThan(atAmazon(held, currencyCode))
  const isBehind = isHeld && (status === "not_paid" || status === "awaiting")
  // Open again, a canceled one would be taken for the order's at the next edit.
  const open = status === "completed" || isBehind ? ("authorized" as const) : status
  // Medusa cancels an order's payments first, then their collections.
  const isVoid = !isShared && isAuthorized(open) && captures.isZero() && payments.every(({ canceled }) => canceled)
  const wanted = isComplete ? ("completed" as const) : isVoid ? ("canceled" as const) : open
  if (captures.isEqualTo(captured) && refunds.isEqualTo(refunded) && wanted === status) return null
  return {
    ...(isStatus(wanted) ? { status: wanted } : {}),
    ...(isKept ? { amount: captures.toFixed() } : {}),
    completed_at: isComplete ? now : null,
    captured_amount: captures.toFixed(),
    refunded_amount: refunds.toFixed(),
  }
}

function isAuthorized(status: string): boolean {
  return status === "authorized" || status === "partially_authorized"
}

function isStatus(status: string): status is "completed" | "authorized" | "canceled" {
  return status === "completed" || status === "authorized" || status === "canceled"
}
