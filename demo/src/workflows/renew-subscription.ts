import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { WorkflowData } from "@medusajs/framework/workflows-sdk"
import { chargeRecurringWorkflow } from "medusa-payment-amazon-pay/workflows"
import { findRenewalOrder, makeRenewalOrder, periodOf } from "../lib/renewal-order"
import type { SubscriptionRow } from "../modules/subscription"

/** Found again, should the process have ended before the charge. */
const renewalOrderStep = createStep("renewal-order", async (subscription: SubscriptionRow, { container }) => {
  const known = await findRenewalOrder(container, subscription)
  return new StepResponse(known ?? (await makeRenewalOrder(container, subscription)))
})

/**
 * The month's order first, then its charge: money without an order cannot come of it. What Amazon declines is tried again by
 * the plugin, which asks for the money once per period.
 */
export const renewSubscriptionWorkflow = createWorkflow(
  "renew-subscription",
  (subscription: WorkflowData<SubscriptionRow>) => {
    const order_id = renewalOrderStep(subscription)
    const input = transform({ subscription, order_id }, ({ subscription, order_id }) => ({
      charge_permission_id: subscription.charge_permission_id,
      period: periodOf(subscription),
      order_id,
      capture: true,
      retry: true,
    }))
    return new WorkflowResponse(chargeRecurringWorkflow.runAsStep({ input }))
  },
)
