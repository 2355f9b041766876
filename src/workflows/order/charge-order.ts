import {
  createOrUpdateOrderPaymentCollectionWorkflow,
  createPaymentSessionsWorkflow,
  deletePaymentSessionsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError, Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import { AmazonPayError, AmazonPayUnavailableError } from "../../amazon/errors"
import type { ChargePermissionId } from "../../amazon/ids"
import { isLive } from "../../providers/amazon-pay/data/charge-record"
import { readPaymentData } from "../../providers/amazon-pay/data/payment-data"
import { moneyOf } from "../../providers/amazon-pay/medusa/money-of"
import { sealRecharge } from "../../providers/amazon-pay/checkout/confirmation"
import { reconcile } from "../reconcile/reconcile"
import { amazonPayModule } from "../support/amazon-pay-module"
import { errorInfo } from "../support/error-info"
import { oneAtATime } from "../support/one-at-a-time"
import { findOrderPayments, type OrderPayment } from "../books/order-payments"
import { queryRows } from "../support/query-rows"
import { recordOrder } from "./record-order"
import { readOrderPanel, type OrderPanel } from "./order-panel"
import { authorizeForOrder } from "./authorize-for-order"
import { endReplacement } from "./replacement"
import { findFormer, fitsBeside, keepFormer, lookAgain, releaseFormer } from "./former-authorization"

/** The codes of the errors that say so. */
export const NOTHING_TO_PAY = "nothing_to_pay"
export const ALREADY_AUTHORIZED = "already_authorized"

const chargeOrderStep = createStep("amazon-pay-charge-order", async (orderId: string, { container }) => {
  return new StepResponse(await chargeOrder(container, orderId))
})

/**
 * Authorizes what an order still costs on its Charge Permission, without the buyer: after the order was edited upward
 * (増額) and Medusa canceled the former payment, or after that was voided. Amazon takes more than the first total only
 * with the account's option `allowOvercharge`. Where Amazon still holds the former authorization it is released after
 * the new one is made, and stays when that is refused.
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
  await recordOrder(container, orderId)
  try {
    await oneAtATime(container, id, () => authorizePending(container, orderId, { id, former }))
  } catch (error) {
    // What Amazon has made of it is found out by the clock, which charges what is due with the same key.
    if (isUnknown(error)) await lookAgain(container, id, "soon")
    else await endReplacement(container, payments, "tried")
    throw error
  }
  await endReplacement(container, payments, "tried")
  try {
    await reconcile(container, { charge_permission_id: id })
  } catch (error) {
    // The charge is made. What else there is to see, or to release, is due, and the clock looks again.
    if (!(error instanceof AmazonPayError)) throw error
  }
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
  if (live) {
    throw notAllowed("The order is authorized already. Capture that payment, or void it first.", ALREADY_AUTHORIZED)
  }
  await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id } })
  const collection = await unpaidCollection(container, order_id)
  if (collection === null) throw notAllowed("Nothing is left to pay on this order.", NOTHING_TO_PAY)
  const held = findFormer(payments)
  const isKept = held !== null && (await makeRoom(container, id, { held, collection }))
  const sessionId =
    (await interruptedCharge(container, collection, id)) ?? (await openCharge(container, collection.id, { id, former }))
  try {
    await authorizeForOrder(container, order_id, sessionId)
  } catch (error) {
    // Amazon may have made the charge, and its answer was lost: the session stays, and with it the next try's key.
    if (isUnknown(error)) throw error
    // So that a payment link finds the collection as it was, and the next try is a new one.
    await deletePaymentSessionsWorkflow(container).run({ input: { ids: [sessionId] } })
    if (isKept) await keepFormer(container, held, collection.id)
    throw error
  }
  await lookAgain(container, id, "now")
}

/**
 * The new charge comes first and the old one is released after it, so that a refusal leaves the old one: as far as
 * Amazon has room for both, otherwise the old one goes first.
 *
 * @returns whether the old one is still there
 */
async function makeRoom(
  container: MedusaContainer,
  id: ChargePermissionId,
  { held, collection }: { held: OrderPayment; collection: UnpaidCollection },
): Promise<boolean> {
  const { client } = amazonPayModule(container).accounts.get(held.provider_id)
  if (await fitsBeside(client, id, moneyOf(collection.amount, held.data.currency_code))) return true
  await releaseFormer(container, held)
  return false
}

/** ProcessingFailure comes with status 500, too, but is an answer, and the same key may get the same one for ever. */
export function isUnknown(error: unknown): boolean {
  if (error instanceof AmazonPayUnavailableError) return true
  const { type, code } = errorInfo(error)
  return type === MedusaError.Types.UNEXPECTED_STATE && code !== "ProcessingFailure"
}

/** The payment session of a charge of as much whose outcome is not known. */
async function interruptedCharge(
  container: MedusaContainer,
  { id: payment_collection_id, amount }: UnpaidCollection,
  chargePermissionId: ChargePermissionId,
): Promise<string | null> {
  const sessions = await container.resolve(Modules.PAYMENT).listPaymentSessions({ payment_collection_id })
  const session = sessions.find(
    ({ status, data, amount: charged }) =>
      status === "pending" &&
      MathBN.eq(charged, amount) &&
      readPaymentData(data)?.charge_permission_id === chargePermissionId,
  )
  return session?.id ?? null
}

async function openCharge(
  container: MedusaContainer,
  collectionId: string,
  { id, former }: { id: ChargePermissionId; former: OrderPayment },
): Promise<string> {
  const account = amazonPayModule(container).accounts.get(former.provider_id)
  const data = sealRecharge(account, {
    charge_permission_id: id,
    payment_collection_id: collectionId,
    payment_descriptor: former.data.payment_descriptor ?? "",
  })
  const { result: session } = await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: collectionId, provider_id: former.provider_id, data },
  })
  return session.id
}

const collectionSchema = z.object({ id: z.string(), status: z.string(), amount: z.coerce.number() })
type UnpaidCollection = z.output<typeof collectionSchema>
const unpaidSchema = z.object({ payment_collections: z.array(collectionSchema).nullish() })

/** Medusa has one collection that waits for payment at most. */
async function unpaidCollection(container: MedusaContainer, id: string): Promise<UnpaidCollection | null> {
  const fields = ["payment_collections.id", "payment_collections.status", "payment_collections.amount"]
  const [order] = await queryRows(container, { entity: "order", fields, filters: { id } })
  const collections = unpaidSchema.parse(order).payment_collections ?? []
  return collections.find(({ status, amount }) => ["not_paid", "awaiting"].includes(status) && amount > 0) ?? null
}

function notAllowed(message: string, code?: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, `Amazon Pay: ${message}`, code)
}
