import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { AmazonPayClient } from "../../amazon/client"
import { AmazonPayDeclinedError, AmazonPayStateError } from "../../amazon/errors"
import type { ChargePermissionId } from "../../amazon/ids"
import { Money } from "../../amazon/money"
import { buyerUpdateUrl } from "../../amazon/buyer-update-url"
import { chargeKey } from "../../providers/amazon-pay/data/charge-key"
import { isLive, recordOfCharge } from "../../providers/amazon-pay/data/charge-record"
import { lookAtAmazon } from "../../providers/amazon-pay/methods/retrieve-payment"
import { adminError } from "../../providers/amazon-pay/provider-error"
import { reconcile } from "../reconcile/reconcile"
import { saveSight } from "../reconcile/observe"
import { amazonPayModule } from "../support/amazon-pay-module"
import { oneAtATime } from "../support/one-at-a-time"
import { findPaymentOfOrder, type PaymentOfOrder } from "../books/order-of-payment"
import { readOrderPanel, type OrderPanel } from "./order-panel"

const { NOT_ALLOWED } = MedusaError.Types

const reauthorizeStep = createStep("amazon-pay-reauthorize-payment", async (paymentId: string, { container }) => {
  return new StepResponse(await reauthorize(container, paymentId))
})

/**
 * Authorizes what is not captured yet by a new Charge on the same Charge Permission, without the buyer: when the
 * authorization has ended, or was lost. Shortly before shipping, not as a habit: debit cards are debited each time.
 *
 * @throws MedusaError(NOT_ALLOWED) naming what stands in the way and what to do
 */
export const reauthorizePaymentWorkflow = createWorkflow(
  "amazon-pay-reauthorize-payment",
  (paymentId: WorkflowData<string>) => new WorkflowResponse(reauthorizeStep(paymentId)),
)

async function reauthorize(container: MedusaContainer, paymentId: string): Promise<OrderPanel> {
  const { payment, order } = await findPaymentOfOrder(container, paymentId)
  const id = payment.data.charge_permission_id
  if (id === null) throw new MedusaError(NOT_ALLOWED, "This payment has no Charge Permission to charge.")
  try {
    await oneAtATime(container, id, async () =>
      authorizeAgain(container, id, await findPaymentOfOrder(container, paymentId)),
    )
    await reconcile(container, { charge_permission_id: id })
  } catch (error) {
    throw adminError(error, "Amazon Pay did not authorize the payment again")
  }
  return readOrderPanel(container, order.order_id)
}

async function authorizeAgain(
  container: MedusaContainer,
  id: ChargePermissionId,
  { payment, order }: PaymentOfOrder,
): Promise<void> {
  const { client, options } = amazonPayModule(container).accounts.get(payment.provider_id)
  if (order.canceled || payment.canceled) {
    throw new MedusaError(NOT_ALLOWED, "The payment is canceled in Medusa, so it cannot be authorized again.")
  }
  const data = await lookAtAmazon(client, payment.data)
  const live = data.charges.find(isLive)
  if (live) {
    const until = live.expires_at ? ` until ${live.expires_at}` : ""
    throw new MedusaError(NOT_ALLOWED, `The payment is authorized${until} (charge ${live.id}). Capture that one.`)
  }
  const captured = payment.captures.map(({ amount }) => amount)
  const amount = Money.of(data.amount, data.currency_code).minus(Money.sum(captured, data.currency_code))
  if (amount.isZero())
    throw new MedusaError(NOT_ALLOWED, "The payment is captured in full: nothing is left to authorize.")

  const newCharge = {
    chargePermissionId: id,
    chargeAmount: amount.toPrice(),
    captureNow: false,
    canHandlePendingAuthorization: options.canHandlePendingAuthorization,
  }
  // Only what was made is saved. What was seen is left to reconcile, which tells of it.
  const known = payment.data
  try {
    const charge = await client.createCharge(newCharge, chargeKey(newCharge, amount, known))
    await saveSight(container, payment, { ...known, charges: [...known.charges, recordOfCharge(charge)] })
  } catch (error) {
    if (error instanceof AmazonPayDeclinedError) {
      await saveSight(container, payment, { ...known, declined_charges: known.declined_charges + 1 })
    }
    throw await explainRefusal(client, id, error)
  }
}

/** Away from the buyer the permission's state decides what helps, not the reason code alone (Amazon Pay Japan, QA-45). */
async function explainRefusal(client: AmazonPayClient, id: ChargePermissionId, error: unknown): Promise<unknown> {
  if (!(error instanceof AmazonPayDeclinedError || error instanceof AmazonPayStateError)) return error
  const permission = await client.getChargePermission(id)
  const code = permission.reasonCode ?? error.reasonCode
  switch (permission.state) {
    case "Chargeable":
      return new MedusaError(
        NOT_ALLOWED,
        `Amazon declined it (${error.reasonCode}), but may take it later: try again on another day. If it is declined again, ask the buyer to pay another way.`,
        error.reasonCode,
      )
    case "NonChargeable":
      return new MedusaError(
        NOT_ALLOWED,
        `Amazon declined it (${code}). Ask the buyer to change the payment method at ${buyerUpdateUrl(id)}, then try again.`,
        code,
      )
    case "Closed":
      return new MedusaError(
        NOT_ALLOWED,
        `The Charge Permission is closed (${code}): nothing can be charged on it any more. Ask the buyer to pay another way.`,
        code,
      )
    case "Unknown":
      return error
  }
}
