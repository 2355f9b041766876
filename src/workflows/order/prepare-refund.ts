import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { isHolding } from "../../ledger/refund"
import { ShopError } from "../../providers/amazon-pay/shop-error"
import { correctBooks } from "../books/correct-books"
import { openChanges } from "../books/credit-line"
import { findOrderPayments, lookForPaymentOfOrder, type OrderPayment } from "../books/order-payments"
import { pendingDifference } from "../books/order-summary"
import { amazonPayModule } from "../support/amazon-pay-module"
import { workflowOf } from "../support/workflow-of"

/** @returns the id of the payment's order; null for a payment that is not one with Amazon Pay, which is left alone */
export const orderOfPaymentWorkflow = workflowOf("amazon-pay-order-of-payment", orderOfPayment)

async function orderOfPayment(container: MedusaContainer, paymentId: string): Promise<string | null> {
  return (await lookForPaymentOfOrder(container, paymentId))?.order.order_id ?? null
}

/** Whether anything of the order is paid with Amazon Pay. Any other order is left alone. */
export const isPaidWithAmazonPayWorkflow = workflowOf("amazon-pay-is-paid-with", isPaidWithAmazonPay)

export async function isPaidWithAmazonPay(container: MedusaContainer, orderId: string): Promise<boolean> {
  const { rows } = amazonPayModule(container)
  if ((await rows.order(orderId)) === null) return false
  return (await findOrderPayments(container, orderId)).payments.length > 0
}

interface ToRefund {
  order_id: string
  /** What the admin asks for; null for all of a payment. */
  amount: number | null
}

/**
 * Before an admin refunds a payment, and nobody else one of the order: sees that Medusa can book it. Otherwise Medusa would
 * answer 400 after Amazon has made the refund, and the admin would press again. No call to Amazon.
 *
 * @throws MedusaError(NOT_ALLOWED) while the order is being changed
 */
export const prepareRefundWorkflow = workflowOf("amazon-pay-prepare-refund", prepareRefund)

async function prepareRefund(container: MedusaContainer, { order_id, amount }: ToRefund): Promise<void> {
  const { canceled } = await findOrderPayments(container, order_id)
  if (canceled) await correctBooks(container, order_id, { hasLooked: false })
  if (canceled || !(await isBeingChanged(container, order_id))) return
  // What is owed for goods that came back needs no credit line, which would be a change of its own.
  const owed = (await pendingDifference(container, order_id)).negated()
  if (amount !== null && owed.isGreaterThanOrEqualTo(amount)) return
  throw new ShopError(
    MedusaError.Types.NOT_ALLOWED,
    "Amazon Pay: nothing was refunded, because the order is being changed, and Medusa takes one change at a time. Confirm or cancel the open edit, return, exchange or claim, then refund.",
  )
}

/**
 * Before an admin cancels an order: Medusa's workflow has the provider refund and release everything, then fails at the credit
 * line of an order that is being changed, and the order goes on without its payment (core-flows, order/workflows/cancel-order.js).
 * No call to Amazon.
 *
 * @throws MedusaError(NOT_ALLOWED) while the order is being changed
 */
export const prepareCancelWorkflow = workflowOf("amazon-pay-prepare-cancel", prepareCancel)

async function prepareCancel(container: MedusaContainer, orderId: string): Promise<void> {
  if (!(await isBeingChanged(container, orderId))) return
  throw new ShopError(
    MedusaError.Types.NOT_ALLOWED,
    "Amazon Pay: nothing was refunded or released, and the order is not canceled, because it is being changed, and Medusa takes one change at a time. Confirm or cancel the open edit, return, exchange or claim, then cancel the order.",
  )
}

/**
 * Before an admin deletes a draft order whose payment link was paid: Medusa cancels no payment of it, and takes away what ties it
 * to the order (core-flows, draft-order/workflows/delete-draft-order.js). No call to Amazon.
 *
 * @throws MedusaError(NOT_ALLOWED) while Amazon may hold or keep money for it
 */
export const prepareDeleteWorkflow = workflowOf("amazon-pay-prepare-delete", prepareDelete)

async function prepareDelete(container: MedusaContainer, orderId: string): Promise<void> {
  const { payments } = await findOrderPayments(container, orderId)
  if (!payments.some(isKept)) return
  throw new ShopError(
    MedusaError.Types.NOT_ALLOWED,
    "Amazon Pay: the draft order is not deleted, because it is paid. Convert it to an order and cancel that: Amazon then releases what it holds, and refunds what it has captured.",
  )
}

/** Amazon holds it, has it, or has not answered; or has only promised it, with Confirm. */
function isKept({ begun, operations, charges, chargeRefunds, canceled }: OrderPayment): boolean {
  if ([begun, ...operations].some(({ outcome }) => outcome === "open")) return true
  if (charges.length === 0) return begun.outcome === "made" && !canceled
  return charges.some((charge) => isHolding(charge, chargeRefunds))
}

/** A change that a process left behind is none: the books take it away. */
async function isBeingChanged(container: MedusaContainer, orderId: string): Promise<boolean> {
  if ((await openChanges(container, orderId)).length === 0) return false
  await correctBooks(container, orderId, { hasLooked: false })
  return (await openChanges(container, orderId)).length > 0
}
