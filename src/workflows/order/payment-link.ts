import { createOrUpdateOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { panelError, type PanelErrorCode } from "../../providers/amazon-pay/panel-error"
import { ShopError } from "../../providers/amazon-pay/shop-error"
import { findOrderPayments } from "../books/order-payments"
import { workflowOf } from "../support/workflow-of"
import { pendingOf, unpaidCollection } from "./charge-order"
import { countBeforeCharge } from "./count-before-charge"
import { panelActions } from "./panel-actions"
import { recordOrder } from "./record-order"

export interface PaymentLink {
  url: string
}

/**
 * The address that Medusa's dashboard copies as "payment link": the storefront's page of the collection that the order still
 * has to pay, which is made if there is none.
 *
 * @throws MedusaError(CONFLICT) where Medusa does not know the storefront · MedusaError(NOT_ALLOWED) where nothing is to be
 *   paid, or something is held that would be paid for twice · either while it is not known what is to be paid
 */
export const makePaymentLinkWorkflow = workflowOf("amazon-pay-make-payment-link", makePaymentLink)

async function makePaymentLink(container: MedusaContainer, orderId: string): Promise<PaymentLink> {
  const order = await findOrderPayments(container, orderId)
  const storefront = storefrontOf(container)
  if (!panelActions(order).some(({ action }) => action === "payment_link")) throw refusal(order.canceled)
  await recordOrder(container, orderId)
  await countBeforeCharge(container, orderId)
  await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id: orderId } })
  const pending = await pendingOf(container, orderId, order.payments[0]?.currency_code ?? "")
  const collection = await unpaidCollection(container, orderId, pending)
  if (collection === null) throw refusal(false)
  return { url: `${storefront}/payment-collection/${collection.id}?order_id=${orderId}` }
}

function refusal(isCanceled: boolean): MedusaError {
  if (isCanceled) return panelError("payment_canceled", "Amazon Pay: the order is canceled: there is nothing to pay.")
  return panelError(
    "nothing_to_pay",
    "Amazon Pay: a payment link would take nothing, or too much: the order is paid, or an authorization is held for it. Capture that one, or void it first.",
  )
}

/** As the dashboard has it. @throws MedusaError(CONFLICT) */
function storefrontOf(container: MedusaContainer): string {
  const { admin } = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const { storefrontUrl } = admin
  if (storefrontUrl) return storefrontUrl.replace(/\/+$/, "")
  throw new ShopError(
    MedusaError.Types.CONFLICT,
    "Amazon Pay: Medusa does not know the storefront's address. Set admin.storefrontUrl in medusa-config.ts, to https://shop.example for instance.",
    "no_storefront_url" satisfies PanelErrorCode,
  )
}
