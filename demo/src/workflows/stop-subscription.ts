import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { WorkflowData } from "@medusajs/framework/workflows-sdk"
import { cancelRecurringChargeWorkflow, viewAgreementWorkflow } from "medusa-payment-amazon-pay/workflows"
import { findRenewalOrder, periodOf } from "../lib/renewal-order"
import { subscriptionsOf, type SubscriptionRow } from "../modules/subscription"

interface StopInput {
  subscription: SubscriptionRow
  status: "paused" | "ended"
}

/** 休会, or the end: an order that still waits for its money is canceled, and no other is made. Amazon is not asked. */
const stopStep = createStep("stop-subscription", async ({ subscription, status }: StopInput, { container }) => {
  const changed = await subscriptionsOf(container).updateSubscriptions({ id: subscription.id, status })
  await callOff(container, subscription)
  return new StepResponse(changed)
})

/** What is not charged, however it ended, leaves an order that nobody pays. */
const MAY_BE_PAID: ReadonlySet<string> = new Set(["charged", "already_charged", "pending", "unknown"])

async function callOff(container: MedusaContainer, subscription: SubscriptionRow): Promise<void> {
  const order_id = await findRenewalOrder(container, subscription)
  if (order_id === null) return
  const { charge_permission_id } = subscription
  const period = periodOf(subscription)
  const { result: agreement } = await viewAgreementWorkflow(container).run({ input: { charge_permission_id } })
  if (agreement.recurring_charges.some((charge) => charge.period === period)) {
    const input = { charge_permission_id, period }
    const { result: charge } = await cancelRecurringChargeWorkflow(container).run({ input })
    if (MAY_BE_PAID.has(charge.outcome)) return
  }
  await cancelOrderWorkflow(container).run({ input: { order_id } })
}

export const stopSubscriptionWorkflow = createWorkflow("stop-subscription", (input: WorkflowData<StopInput>) => {
  return new WorkflowResponse(stopStep(input))
})
