import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { keepOfRefund } from "../../providers/amazon-pay/medusa/module-rows"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { OrderPayment } from "./order-payments"
import { correctTransactions } from "./order-transactions"
import type { Correction } from "./plan"

type Made = OrderPayment & { payment_id: string }
type Of<Do extends Correction["do"]> = Extract<Correction, { do: Do }>

/**
 * Books what Amazon has refunded and Medusa has not. Medusa's workflow may fail with its refund made, and the order's books
 * without it: on a canceled order it can make no credit lines.
 */
export async function bookRefund(
  container: MedusaContainer,
  order_id: string,
  { payment, correction }: { payment: Made; correction: Of<"book refund"> },
): Promise<void> {
  const { payment_id, currency_code } = payment
  const { amount, mark, refund } = correction
  const { ledger } = amazonPayModule(container)
  // An admin's refund of this moment may have taken it for its own.
  if (refund && !(await ledger.claimRefund(refund, mark))) return
  const before = new Set((await refundsOf(container, payment_id)).map(({ id }) => id))
  const input = { payment_id, amount: amount.toFixed(), created_by: mark, note: "Refunded at Amazon" }
  const { errors } = await refundPaymentWorkflow(container).run({ input, throwOnError: false })
  const made = (await refundsOf(container, payment_id)).find(
    ({ id, created_by }) => created_by === mark && !before.has(id),
  )
  if (made === undefined) {
    throw errors[0]?.error ?? new Error(`The refund of ${amount.toFixed()} ${currency_code} was not booked.`)
  }
  if (refund) await ledger.bookRefund(refund.id, made.id)
  const entries = [{ reference_id: made.id, amount: amount.negated().toFixed(), isDone: true }]
  await correctTransactions(container, order_id, { currency_code, entries })
}

async function refundsOf(container: MedusaContainer, paymentId: string) {
  const { refunds = [] } = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(paymentId, { relations: ["refunds"] })
  return refunds
}

/** The money was not returned, and is still owed to the buyer. */
export async function takeBackRefund(
  container: MedusaContainer,
  order_id: string,
  { payment, correction }: { payment: Made; correction: Of<"take back refund"> },
): Promise<void> {
  const { booking, keep } = correction
  const entries = [{ reference_id: booking.id, amount: keep.negated().toFixed() }]
  await correctTransactions(container, order_id, { currency_code: payment.currency_code, entries })
  await keepOfRefund(container, booking.id, keep)
}
