import { createOrUpdateOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Money } from "../../amazon/money"
import { isLive, takenByAll } from "../../ledger/charge"
import { settleOpen } from "../../ledger/operate"
import { adminError } from "../../providers/amazon-pay/provider-error"
import { isSettledInPart, voidRestInMedusa } from "../books/void-rest"
import { operatorFor } from "../reconcile/operator"
import { releaseCharges } from "../reconcile/release"
import { reconcileOrder } from "../reconcile/reconcile"
import { syncWarnings } from "../reconcile/warnings/sync-warnings"
import { amazonPayModule } from "../support/amazon-pay-module"
import { queryRows } from "../support/query-rows"
import {
  findPaymentOfOrder,
  leftOf,
  permissionOf,
  type OrderPayment,
  type PaymentOfOrder,
} from "../books/order-payments"
import { readOrderPanel } from "./order-panel"
import type { OrderPanel } from "./panel-types"
import { workflowOf } from "../support/workflow-of"
import { panelError } from "../../providers/amazon-pay/panel-error"

/**
 * Releases a payment's authorization without canceling the order, or what is left of it once a part is captured. The order
 * is then unpaid as far, and can be paid by a payment link. The Charge Permission stays open.
 *
 * @throws MedusaError(NOT_ALLOWED) once all is captured, which can only be refunded, or while a capture is under way
 */
export const voidPaymentWorkflow = workflowOf("amazon-pay-void-payment", voidPayment)

async function voidPayment(container: MedusaContainer, paymentId: string): Promise<OrderPanel> {
  const found = await findPaymentOfOrder(container, paymentId)
  const { order, payment } = found
  if (payment.captures.length > 0) await voidRest(container, found)
  else if (!payment.canceled) await container.resolve(Modules.PAYMENT).cancelPayment(paymentId)
  if (!payment.canceled && !order.canceled) await openCollection(container, order.order_id, payment.collection.id)
  // Nothing replaces it any more: what is held for it is to be released.
  const { watches } = amazonPayModule(container).ledger
  await watches.endChargeDue(order.order_id, (await watches.find(order.order_id))?.charge_due ?? null)
  const { payment: voided } = await findPaymentOfOrder(container, paymentId)
  if (voided.charges.some(isLive)) await reconcileOrder(container, order.order_id)
  else await syncWarnings(container, order.order_id, { hasLooked: false })
  return readOrderPanel(container, order.order_id)
}

/**
 * Amazon holds nothing of a Charge that was captured in part. What is authorized anew beside it is released, and Medusa's
 * payment becomes one of what was captured, on which the provider makes no further charge.
 */
async function voidRest(container: MedusaContainer, { order, payment }: PaymentOfOrder): Promise<void> {
  const id = permissionOf(payment)
  if (order.canceled || payment.canceled) throw panelError("payment_canceled", "This payment is canceled in Medusa.")
  if (leftOf(payment).isZero()) {
    throw panelError(
      "payment_captured",
      "This payment is captured: nothing of it is left to void. Refund it, or cancel the order.",
    )
  }
  if (id === null) throw panelError("no_charge_permission", "This payment has no Charge Permission.")
  const operator = operatorFor(container, payment.provider_id)
  const now = async () => (await findPaymentOfOrder(container, payment.payment_id)).payment
  try {
    await releaseCharges(operator, id, payment)
    const released = await now()
    if (!isSettledInPart(released)) throw captureUnderWay()
    const restore = await voidRestInMedusa(container, released)
    // A capture that was decided by what the payment was for is decided anew, or was opened before and is waited for.
    await operator.ledger.moveOn(id)
    await settleOpen(operator, id)
    if (taken(await now()).isMoreThan(taken(released))) {
      await restore()
      throw captureUnderWay()
    }
  } catch (error) {
    throw adminError(error, "Amazon Pay did not void the rest of the payment")
  }
}

function taken({ charges, currency_code }: OrderPayment): Money {
  return takenByAll(charges, currency_code)
}

function captureUnderWay(): Error {
  return panelError(
    "capture_under_way",
    "A capture of this payment is under way, or Amazon has captured what is not booked yet: nothing was voided. Refresh the Amazon Pay panel, then try again.",
  )
}

const schema = z.object({ payment_collections: z.array(z.object({ id: z.string(), status: z.string() })) })

/** What the order costs is to be paid anew: the dashboard offers a payment link where there is an open collection. */
async function openCollection(container: MedusaContainer, order_id: string, voided: string): Promise<void> {
  const fields = ["payment_collections.id", "payment_collections.status"]
  const [order] = await queryRows(container, { entity: "order", fields, filters: { id: order_id } })
  const others = schema.parse(order).payment_collections.filter(({ id }) => id !== voided)
  // Medusa would cancel another one that is authorized.
  if (others.some(({ status }) => status !== "canceled" && status !== "completed")) return
  await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id } })
}
