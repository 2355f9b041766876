import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules, PaymentEvents } from "@medusajs/framework/utils"
import {
  AmazonPayAmountError,
  AmazonPayDeclinedError,
  AmazonPayNotFoundError,
  AmazonPayStateError,
} from "../../amazon/errors"
import { Money } from "../../amazon/money"
import { isTaken, takenBy, takenByAll, type ChargeRecord } from "../../providers/amazon-pay/data/charge-record"
import type { PaymentData } from "../../providers/amazon-pay/data/payment-data"
import { captureAtAmazon } from "../../providers/amazon-pay/methods/capture-at-amazon"
import { amazonPayModule } from "../support/amazon-pay-module"
import { errorInfo } from "../support/error-info"
import { tellAdminOfOrder } from "../notify/notify-admin"
import type { Booking, OrderPayment, OrderPayments } from "./order-payments"
import { paymentStore } from "./payment-store"
import { correctTransactions } from "./order-transactions"
import { recomputeCollection } from "./recompute-collection"
import { unbookCapture } from "./unbook-captures"
import { isUnderWay } from "./under-way"

/**
 * Makes captures that Medusa has written down and Amazon knows nothing of: the process ended between the two, and nobody
 * took the row back. It is what the admin asked for, so it is asked for again, with the same keys, unless it was canceled
 * since. What Amazon refuses for good is taken back, and the admin told; what cannot be asked now is left for the next look.
 */
export async function finishCaptures(
  container: MedusaContainer,
  order: OrderPayments,
  payment: OrderPayment,
): Promise<void> {
  const { payment_id } = payment
  if (payment_id === null || !isLacking(payment)) return
  const old = payment.captures.filter((capture) => !isUnderWay(capture))
  const data = await assignCharges(container, payment_id, old)
  if (data === null) return
  let lacking = sumOf(payment.captures, data.currency_code).minus(takenByAll(data.charges, data.currency_code))
  for (const capture of old) {
    const part = lackingOf(capture, data)
    if (part.isZero() || part.isMoreThan(lacking)) continue
    lacking = lacking.minus(part)
    await finish(container, { order, payment: { ...payment, payment_id }, capture })
  }
}

/** Whether Medusa has booked more than Amazon has taken, or is taking. What we cannot read may have been taken. */
export function isLacking({ captures, data }: Pick<OrderPayment, "captures" | "data">): boolean {
  if (data.charges.some(({ state }) => state === "Unknown")) return false
  return sumOf(captures, data.currency_code).isMoreThan(takenByAll(data.charges, data.currency_code))
}

function sumOf(captures: readonly Booking[], currencyCode: string): Money {
  return Money.sum(
    captures.map(({ amount }) => amount),
    currencyCode,
  )
}

/** Captures that were booked by their sum alone have no charge yet: they are given those that no other capture has. */
function assignCharges(
  container: MedusaContainer,
  paymentId: string,
  rows: readonly Booking[],
): Promise<PaymentData | null> {
  return paymentStore(container).change(paymentId, ({ data, captures }) => {
    let charges = data.charges
    for (const charge of data.charges) {
      if (!isTaken(charge) || captures.has(charge.capture_id ?? "")) continue
      const row = rows.find(
        (capture) => !takenBy(charge, data.currency_code).isMoreThan(lackingOf(capture, { ...data, charges })),
      )
      if (row) charges = charges.map((other) => (other.id === charge.id ? { ...charge, capture_id: row.id } : other))
    }
    return { ...data, charges }
  })
}

function lackingOf({ id, amount }: Booking, { charges, currency_code }: PaymentData): Money {
  return amount.minus(takenByAll(ownOf(id, charges), currency_code))
}

function ownOf(captureId: string, charges: readonly ChargeRecord[]): ChargeRecord[] {
  return charges.filter(({ capture_id }) => capture_id === captureId)
}

interface Unfinished {
  order: OrderPayments
  payment: OrderPayment & { payment_id: string }
  capture: Booking
}

async function finish(container: MedusaContainer, { order, payment, capture }: Unfinished): Promise<void> {
  const { payment_id, data } = payment
  const payments = paymentStore(container)
  const account = amazonPayModule(container).accounts.get(payment.provider_id)
  try {
    if (order.canceled || payment.canceled) throw canceledMeanwhile()
    await captureAtAmazon({ account, payments }, { ...capture, payment_id })
  } catch (error) {
    const reason = errorInfo(error).message
    if (!isRefusal(error)) {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
      logger.warn(`Amazon Pay: the capture ${capture.id} could not be finished, it is tried again. ${reason}`)
      return
    }
    const { charges } = (await payments.read(payment_id)).data
    const stands = takenByAll(ownOf(capture.id, charges), data.currency_code)
    await unbookCapture(container, order.order_id, { payment, capture, stands })
    const lost = capture.amount.minus(stands)
    const description = `The capture of ${lost.toString()} had broken off before it reached Amazon, cannot be made any more and was taken back. ${reason}`
    await tellAdminOfOrder(container, order.display_id, description)
    return
  }
  await completeBooking(container, { order, payment, capture })
}

/** What Medusa does after a capture, and did not come to. */
async function completeBooking(container: MedusaContainer, { order, payment, capture }: Unfinished): Promise<void> {
  const { payment_id, data } = payment
  const { currency_code } = data
  const entries = [{ reference_id: capture.id, amount: capture.amount.amount, isDone: true }]
  await correctTransactions(container, order.order_id, { currency_code, entries })
  const module = container.resolve(Modules.PAYMENT)
  if (!Money.of(data.amount, currency_code).isMoreThan(sumOf(payment.captures, currency_code))) {
    const update = { id: payment_id, captured_at: new Date() }
    await module.updatePayment(update)
  }
  await recomputeCollection(container, payment)
  await container.resolve(Modules.EVENT_BUS).emit({ name: PaymentEvents.CAPTURED, data: { id: payment_id } })
}

function canceledMeanwhile(): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, "It is canceled in Medusa.")
}

/** Whether Amazon, or we for it, said no: asking again would change nothing. */
function isRefusal(error: unknown): boolean {
  const isNotAllowed = error instanceof MedusaError && error.type === MedusaError.Types.NOT_ALLOWED
  const answers = [AmazonPayDeclinedError, AmazonPayStateError, AmazonPayAmountError, AmazonPayNotFoundError]
  return isNotAllowed || answers.some((answer) => error instanceof answer)
}
