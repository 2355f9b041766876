import type { MedusaContainer } from "@medusajs/framework/types"
import { shopperPage, type Outcome } from "./outcome"
import { readClaim } from "./visit"
import { workflowOf } from "../support/workflow-of"

/** The buyer pressed cancel on the hosted page: answers the page to send them to. Nothing has happened yet. */
export const leaveCheckoutWorkflow = workflowOf("amazon-pay-leave-checkout", leaveCheckout)

function leaveCheckout(container: MedusaContainer, checkout: string | null): Promise<string | null> {
  const claim = readClaim(container, checkout)
  const outcome: Outcome = claim ? { outcome: "canceled" } : { outcome: "failed", code: "invalid_return" }
  return shopperPage(container, outcome, claim)
}
