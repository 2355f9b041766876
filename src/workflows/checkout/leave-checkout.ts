import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { shopperPage, type Outcome } from "./outcome"
import { readClaim } from "./visit"

const leaveCheckoutStep = createStep("amazon-pay-leave-checkout", (checkout: string | null, { container }) =>
  Promise.resolve(new StepResponse(shopperPage(container, leaveCheckout(container, checkout)))),
)

/** The buyer pressed cancel on the hosted page: answers the page to send them to. Nothing has happened yet. */
export const leaveCheckoutWorkflow = createWorkflow(
  "amazon-pay-leave-checkout",
  (checkout: WorkflowData<string | null>) => new WorkflowResponse(leaveCheckoutStep(checkout)),
)

function leaveCheckout(container: MedusaContainer, checkout: string | null): Outcome {
  const claim = readClaim(container, checkout)
  return claim
    ? { outcome: "canceled", provider_id: claim.provider_id }
    : { outcome: "failed", provider_id: null, code: "invalid_return" }
}
