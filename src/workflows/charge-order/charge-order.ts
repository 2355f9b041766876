import {
  createOrUpdateOrderPaymentCollectionWorkflow,
  createPaymentSessionsWorkflow,
  deletePaymentSessionsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import type { ChargePermissionId } from "../../amazon/ids"
import { isLive } from "../../providers/amazon-pay/data/charge-record"
import { sealRecharge } from "../../providers/amazon-pay/checkout/recharge"
import { readOrderPanel, type OrderPanel } from "../order-panel/order-panel"
import { reconcile } from "../reconcile/reconcile"
import { amazonPayModule } from "../shared/amazon-pay-module"
import { oneAtATime } from "../shared/one-at-a-time"
import { findOrderPayments, type OrderPayment } from "../shared/order-payments"
import { queryRows } from "../shared/query-rows"

/** The code of the error that says so. */
export const NOTHING_TO_PAY = "nothing_to_pay"

const chargeOrderStep = createStep("amazon-pay-charge-order", async (orderId: string, { container }) => {
  return new StepResponse(await chargeOrder(container, orderId))
})

/**
 * Authorizes what an order still costs on its Charge Permission, without the buyer: after the order was edited upward
 * (増額) and Medusa canceled the former payment, or after that was voided. Amazon takes more than the first total only
 * with the account's option `allowOvercharge`.
 *
 * @throws MedusaError(NOT_ALLOWED) naming what stands in the way; the order then waits for its payment as before
 */
export const chargeOrderWorkflow = createWorkflow(
  "amazon-pay-charge-order",
  (orderId: WorkflowData<string>) => new WorkflowResponse(chargeOrderStep(orderId)),
)

export async function chargeOrder(container: MedusaContainer, orderId: string): Promise<OrderPanel> {
  const { payments } = await findOrderPayments(container, orderId)
  const former = payments.findLast(({ data }) => data.charge_permission_id !== null)
  const id = former?.data.charge_permission_id
  if (!former || !id) throw notAllowed("This order has no Charge Permission to charge.")
  await oneAtATime(container, id, () => authorizePending(container, orderId, { id, former }))
  await reconcile(container, { charge_permission_id: id })
  return readOrderPanel(container, orderId)
}

async function authorizePending(
  container: MedusaContainer,
  order_id: string,
  { id, former }: { id: ChargePermissionId; former: OrderPayment },
): Promise<void> {
  const { payments, canceled } = await findOrderPayments(container, order_id)
  if (canceled) throw notAllowed("The order is canceled.")
  const live = payments.find((payment) => !payment.canceled && payment.data.charges.some(isLive))
  if (live) throw notAllowed("The order is authorized already. Capture that payment, or void it first.")
  await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id } })
  const collectionId = await unpaidCollection(container, order_id)
  if (collectionId === null) throw notAllowed("Nothing is left to pay on this order.", NOTHING_TO_PAY)

  const account = amazonPayModule(container).accounts.get(former.provider_id)
  const data = sealRecharge(account, {
    charge_permission_id: id,
    payment_collection_id: collectionId,
    payment_descriptor: former.data.payment_descriptor ?? "",
  })
  const { result: session } = await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: collectionId, provider_id: former.provider_id, data },
  })
  try {
    await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {})
  } catch (error) {
    // So that a payment link finds the collection as it was.
    await deletePaymentSessionsWorkflow(container).run({ input: { ids: [session.id] } })
    throw error
  }
}

const unpaidSchema = z.object({
  payment_collections: z.array(z.object({ id: z.string(), status: z.string(), amount: z.coerce.number() })).nullish(),
})

/** Medusa has one collection that waits for payment at most. */
async function unpaidCollection(container: MedusaContainer, id: string): Promise<string | null> {
  const fields = ["payment_collections.id", "payment_collections.status", "payment_collections.amount"]
  const [order] = await queryRows(container, { entity: "order", fields, filters: { id } })
  const collections = unpaidSchema.parse(order).payment_collections ?? []
  const open = collections.find(({ status, amount }) => ["not_paid", "awaiting"].includes(status) && amount > 0)
  return open?.id ?? null
}

function notAllowed(message: string, code?: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, `Amazon Pay: ${message}`, code)
}
