import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { ShopperFailureCode } from "../../../amazon/shopper-failure"
import { sealConfirmation } from "../../../providers/amazon-pay/checkout/confirmation"
import { redirectUrlOf } from "../../../providers/amazon-pay/data/payment-data"
import { firstLook } from "../retry-schedule"
import { amazonPayModule } from "../../support/amazon-pay-module"
import { bindCheckoutSession } from "../bind-checkout-session"
import { failureCodeOf } from "../checkout-failure"
import type { Outcome } from "../outcome"
import type { OrderToPay, Visit } from "../visit"
import { findOrderDue } from "./order-due"

/**
 * The buyer of a payment link comes back from the hosted page with a payment method. There is nothing to review: address
 * and amount are the order's. The amount is set on the Checkout Session, and the buyer goes on to approve it. Two calls
 * to Amazon.
 */
export async function beginOrderPayment(container: MedusaContainer, visit: Visit, order: OrderToPay): Promise<Outcome> {
  const { account, providerId: provider_id, checkoutSessionId: id } = visit
  const { order_id, payment_collection_id } = order
  const failed = (code: ShopperFailureCode): Outcome => ({ outcome: "failed", code })
  const due = await findOrderDue(container, order)
  if (due?.isPaid) return { outcome: "placed", order_id }
  if (!due || due.isCanceled) return failed("session_gone")
  if (due.isPending) return failed("payment_pending")
  if (!due.offers(provider_id)) return failed("provider_unavailable")

  const bound = await bindCheckoutSession(container, visit)
  if ("failure" in bound) return failed(bound.failure)
  if (bound.session.state === "Completed") return failed("session_gone")
  const data = sealConfirmation(account, {
    checkout_session_id: id,
    payment_collection_id,
    flow: visit.flow,
    first_charge: "",
    recurring_metadata: null,
    trial_charge: "",
    amount: due.total.amount,
    currency_code: due.total.currencyCode,
    payment_descriptor: bound.session.paymentDescriptor ?? "",
  })
  if (due.less !== null) {
    // Not Medusa's workflow: of several collections it updates any, and replaces an authorized one.
    const amount = due.less
    await container.resolve(Modules.PAYMENT).updatePaymentCollections(payment_collection_id, { amount })
  }
  try {
    const { result: session } = await createPaymentSessionsWorkflow(container).run({
      input: { payment_collection_id, provider_id, data },
    })
    const url = redirectUrlOf(session.data)
    if (!url) return failed("not_configured")
    // The buyer may approve the payment and never come back: then the clock goes on.
    const next_look_at = firstLook(amazonPayModule(container).clock.now())
    const update = { id, failure_code: null, next_look_at, idle_looks: 0 }
    await amazonPayModule(container).updateAmazonPayCheckoutSessions(update)
    return { outcome: "approve", url }
  } catch (error) {
    const code = failureCodeOf(error)
    if (code) return failed(code)
    throw error
  }
}
