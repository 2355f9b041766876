import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { ChargePermissionId } from "../../amazon/ids"
import { isTaken } from "../../providers/amazon-pay/data/charge-record"
import type { PaymentData } from "../../providers/amazon-pay/data/payment-data"
import { bookCaptures } from "../books/captures"
import { amazonPayModule } from "../support/amazon-pay-module"
import { rowOfPermission } from "../reconcile/observe"
import { findBinding } from "../support/binding"
import { oneAtATime } from "../support/one-at-a-time"
import { findOrderPayments, type OrderPayment, type OrderPayments } from "../books/order-payments"
import { nameOrder } from "../reconcile/order-number"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const recordOrderStep = createStep("amazon-pay-record-order", async (orderId: string, { container }) => {
  await recordOrder(container, orderId)
  return new StepResponse(null)
})

/**
 * After an order was placed with Amazon Pay: remembers which order its Charge Permission pays for, and writes the
 * order's number back to Amazon, where buyer and merchant see it. One call to Amazon. It may run twice.
 */
export const recordOrderWorkflow = createWorkflow(
  "amazon-pay-record-order",
  (orderId: WorkflowData<string>) => new WorkflowResponse(recordOrderStep(orderId)),
)

export async function recordOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const order = await findOrderPayments(container, orderId)
  for (const payment of order.payments) {
    const id = payment.data.charge_permission_id
    // The event, an admin's refresh, a cancellation and the clock may come at the same time.
    if (id !== null) await oneAtATime(container, id, () => recordPermission(container, id, order, payment))
  }
}

async function recordPermission(
  container: MedusaContainer,
  id: ChargePermissionId,
  { order_id, display_id }: OrderPayments,
  payment: OrderPayment,
): Promise<void> {
  const { provider_id, data } = payment
  const module = amazonPayModule(container)
  const account = module.accounts.get(provider_id)
  const [known] = await module.listAmazonPayChargePermissions({ id: [id] })
  if (known) return
  const next_look_at = firstLook(data, account.environment)
  await module.createAmazonPayChargePermissions({ id, provider_id, order_id, next_look_at })
  if (data.checkout_session_id) await closeBinding(container, data.checkout_session_id)
  if (isFirstPartTaken(data) && !payment.canceled) await bookCaptures(container, { display_id }, payment)
  const permission = await nameOrder(container, { account, id, display_id })
  if (permission === "never") return
  // The answer tells the permission's state, for the panel: no call of its own is needed for that.
  const seen = permission === "later" ? { next_look_at: new Date(Date.now() + MINUTE) } : rowOfPermission(permission)
  await module.updateAmazonPayChargePermissions({ id, ...seen })
}

/** Soon when Amazon has not decided yet, before its end when it holds an authorization, otherwise never. */
function firstLook(data: PaymentData, environment: "sandbox" | "live"): Date | null {
  const { charges } = data
  const isUndecided = charges.some(({ state }) => state === "AuthorizationInitiated" || state === "Unknown")
  if (isUndecided || isFirstPartTaken(data)) {
    return new Date(Date.now() + MINUTE)
  }
  if (!charges.some(({ state }) => state === "Authorized")) return null
  // Complete tells no date: an authorization lives 30 days, 2 in the sandbox.
  return new Date(Date.now() + (environment === "live" ? 25 * DAY : 1.5 * DAY))
}

/** With AuthorizeWithCapture. Medusa is not told, because it would book the whole: the part is booked by us. */
function isFirstPartTaken({ first_charge, charges }: PaymentData): boolean {
  return first_charge !== null && charges.some(isTaken)
}

async function closeBinding(container: MedusaContainer, id: string): Promise<void> {
  if (await findBinding(container, id)) {
    const seen = { id, state: "Completed", next_look_at: null, failure_code: null }
    await amazonPayModule(container).updateAmazonPayCheckoutSessions(seen)
  }
}
