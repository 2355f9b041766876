import type { MedusaContainer } from "@medusajs/framework/types"
import { buyerUpdateUrl } from "../../amazon/buyer-update-url"
import type { AmazonPayClient } from "../../amazon/client"
import { AmazonPayDeclinedError, AmazonPayStateError } from "../../amazon/errors"
import type { ChargePermissionId } from "../../amazon/ids"
import { isLive, takenByAll } from "../../ledger/charge"
import { lookAtCharges } from "../../ledger/look"
import { operate, type Operator } from "../../ledger/operate"
import { throwIfBeyondLimit } from "../../providers/amazon-pay/methods/permission-limit"
import { adminError } from "../../providers/amazon-pay/provider-error"
import { atAmazon, findPaymentOfOrder, permissionOf, sumOf, type PaymentOfOrder } from "../books/order-payments"
import { operatorFor } from "../reconcile/operator"
import { reconcileOrder } from "../reconcile/reconcile"
import { amazonPayModule } from "../support/amazon-pay-module"
import { readOrderPanel } from "./order-panel"
import type { OrderPanel } from "./panel-types"
import { workflowOf } from "../support/workflow-of"
import { panelError } from "../../providers/amazon-pay/panel-error"

/**
 * Authorizes what is not captured yet by a new Charge on the same Charge Permission, without the buyer: when the
 * authorization has ended, or was lost. Shortly before shipping, not as a habit: debit cards are debited each time.
 *
 * @throws MedusaError(NOT_ALLOWED) naming what stands in the way and what to do
 */
export const reauthorizePaymentWorkflow = workflowOf("amazon-pay-reauthorize-payment", reauthorize)

async function reauthorize(container: MedusaContainer, paymentId: string): Promise<OrderPanel> {
  const { payment, order } = await findPaymentOfOrder(container, paymentId)
  const id = permissionOf(payment)
  if (id === null) throw panelError("no_charge_permission", "This payment has no Charge Permission to charge.")
  try {
    await authorizeAgain(container, id, paymentId)
    await reconcileOrder(container, order.order_id)
  } catch (error) {
    throw adminError(error, "Amazon Pay did not authorize the payment again")
  }
  return readOrderPanel(container, order.order_id)
}

async function authorizeAgain(container: MedusaContainer, id: ChargePermissionId, paymentId: string): Promise<void> {
  const { payment } = await findPaymentOfOrder(container, paymentId)
  const operator = operatorFor(container, payment.provider_id)
  const { options } = amazonPayModule(container).accounts.get(payment.provider_id)
  let isMade = false
  await operate(
    operator,
    id,
    async () => {
      if (isMade) return null
      const chargeAmount = await whatIsLeft(operator, await findPaymentOfOrder(container, paymentId))
      await throwIfBeyondLimit(operator.client, id, chargeAmount)
      return {
        provider_id: payment.provider_id,
        subject: id,
        owner: paymentId,
        payment_session_id: payment.payment_session_id,
        payment_collection_id: payment.collection.id,
        request: {
          kind: "charge",
          chargePermissionId: id,
          chargeAmount: chargeAmount.toPrice(),
          captureNow: false,
          canHandlePendingAuthorization: options.canHandlePendingAuthorization,
          turn: null,
        },
      }
    },
    async ({ reply }) => {
      isMade = true
      if (reply.is !== "refused") return
      if (reply.error) throw await explainRefusal(operator.client, id, reply.error)
      throw panelError("declined_for_now", `Amazon declined it (${reply.reason}). Try again on another day.`)
    },
  )
}

/** What may be authorized of a payment. @throws MedusaError(NOT_ALLOWED) when that is nothing */
async function whatIsLeft(operator: Operator, { order, payment }: PaymentOfOrder) {
  if (order.canceled || payment.canceled) {
    throw panelError("payment_canceled", "The payment is canceled in Medusa, so it cannot be authorized again.")
  }
  const { currency_code, payment_session_id } = payment
  await lookAtCharges(operator, payment.charges)
  const { charges } = await operator.ledger.ofSessions([payment_session_id])
  const live = charges.find(isLive)
  if (live) {
    const until = live.expires_at ? ` until ${live.expires_at.toISOString()}` : ""
    throw panelError("payment_authorized", `The payment is authorized${until} (charge ${live.id}). Capture that one.`)
  }
  const booked = atAmazon(sumOf(payment.captures), currency_code)
  const taken = takenByAll(charges, currency_code)
  const amount = atAmazon(payment.amount, currency_code).minus(taken.isMoreThan(booked) ? taken : booked)
  if (amount.isZero())
    throw panelError("payment_captured", "The payment is captured in full: nothing is left to authorize.")
  return amount
}

/** Away from the buyer the permission's state decides what helps, not the reason code alone (Amazon Pay Japan, QA-45). */
async function explainRefusal(client: AmazonPayClient, id: ChargePermissionId, error: unknown): Promise<unknown> {
  if (!(error instanceof AmazonPayDeclinedError || error instanceof AmazonPayStateError)) return error
  const permission = await client.getChargePermission(id)
  const code = permission.reasonCode ?? error.reasonCode
  switch (permission.state) {
    case "Chargeable":
      return panelError(
        "declined_for_now",
        `Amazon declined it (${error.reasonCode}), but may take it later: try again on another day. If it is declined again, ask the buyer to pay another way.`,
      )
    case "NonChargeable":
      return panelError(
        "payment_method_refused",
        `Amazon declined it (${code}). Ask the buyer to change the payment method at ${buyerUpdateUrl(id)}, then try again.`,
      )
    case "Closed":
      return panelError(
        "charge_permission_closed",
        `The Charge Permission is closed (${code}): nothing can be charged on it any more. Ask the buyer to pay another way.`,
      )
    case "Unknown":
      return error
  }
}
