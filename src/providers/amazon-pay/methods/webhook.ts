import type { WebhookActionResult } from "@medusajs/framework/types"
import { PaymentActions } from "@medusajs/framework/utils"

/**
 * Medusa is told nothing here. Its own handling of a webhook completes whichever cart it finds first when the payment
 * session has been deleted meanwhile, captures a second time what was captured already, and answers before anything was
 * checked (core-flows 2.21.2, process-payment.js). Amazon's notifications only say "look again" and go another way.
 */
export function webhookAction(): Promise<WebhookActionResult> {
  return Promise.resolve({ action: PaymentActions.NOT_SUPPORTED })
}
