import {
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  refreshPaymentCollectionForCartWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer, PaymentSessionDTO } from "@medusajs/framework/types"
import type { CheckoutSessionId } from "../../amazon/ids"
import { addressDigest } from "../../amazon/address/address-digest"
import { Money } from "../../amazon/money"
import { toRecurringMetadata, type RecurringTerms } from "../../amazon/recurring/terms"
import { trialChargeAmount } from "../../amazon/recurring/trial-amount"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import type { Flow } from "../../providers/amazon-pay/checkout/checkout-token"
import { sealConfirmation } from "../../providers/amazon-pay/checkout/confirmation"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findBinding } from "../support/binding"
import { agreementNow } from "./agreement"
import { needsShipping, nothingToPay, totalOf, type Cart } from "./cart"
import { failureCodeOf } from "./checkout-failure"
import { completionAtAmazon, completionOf } from "./completion"
import { refusalOf } from "./offered"
import { otherPayment } from "./other-payment"
import { firstLook } from "./retry-schedule"
import type { Visit } from "./visit"

export interface BoundSession {
  id: CheckoutSessionId
  flow: Flow
  descriptor: string
  /** The part of the total to charge at checkout; null for all of it. */
  firstCharge: Money | null
  /** The store's terms, to be set at Amazon; null leaves what the session was begun for. */
  terms: RecurringTerms | null
}

/** A new payment session at the cart's total, in place of the cart's others. */
export async function openPaymentSession(
  container: MedusaContainer,
  cart: Cart,
  { provider_id, bound }: { provider_id: string; bound: BoundSession },
): Promise<PaymentSessionDTO> {
  const account = amazonPayModule(container).accounts.get(provider_id)
  const payment_collection_id = await collectionOf(container, cart)
  const { amount, currencyCode } = totalOf(cart)
  const { terms } = bound
  const isTrial = terms?.trial === true && nothingToPay(cart)
  const data = sealConfirmation(account, {
    checkout_session_id: bound.id,
    payment_collection_id,
    flow: bound.flow,
    amount,
    first_charge: bound.firstCharge?.amount ?? "",
    currency_code: currencyCode,
    payment_descriptor: bound.descriptor,
    recurring_metadata: terms && toRecurringMetadata(terms),
    trial_charge: isTrial ? trialChargeAmount(terms, currencyCode).amount : "",
  })
  // Without the customer: Medusa would keep their name and addresses with the payment session.
  const { result } = await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id, provider_id, data },
  })
  return result
}

/** The cart's payment collection, which must be for what the cart costs now. */
export async function collectionOf(
  container: MedusaContainer,
  { id: cart_id, payment_collection }: Cart,
): Promise<string> {
  if (payment_collection) {
    await refreshPaymentCollectionForCartWorkflow(container).run({ input: { cart_id } })
    return payment_collection.id
  }
  const { result } = await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id } })
  return result.id
}

/**
 * In the direct flow nothing was asked of Medusa before the buyer left: the payment session is made now, at the cart's
 * total. If that is not what the button said, Amazon refuses to complete it.
 */
export async function openDirectPayment(
  container: MedusaContainer,
  cart: Cart,
  { providerId: provider_id, checkoutSessionId, firstCharge }: Visit,
): Promise<ShopperFailureCode | null> {
  // Paid before: placeOrder makes the order of it, or gives it back.
  if (await completionAtAmazon(container, checkoutSessionId)) return null
  for (const { id } of cart.payment_collection?.payment_sessions ?? []) {
    if ((await completionOf(container, id))?.subject === checkoutSessionId) return null
  }
  const refusal = refusalOf(container, cart, provider_id)
  if (refusal) return refusal
  if (otherPayment(container, cart) === "paid") return "other_payment_open"
  const binding = await findBinding(container, checkoutSessionId)
  const now = binding && (await agreementNow(container, cart, binding))
  if (now?.failure) return now.failure
  const bound = {
    id: checkoutSessionId,
    flow: "direct" as const,
    descriptor: binding?.payment_descriptor ?? "",
    firstCharge: firstCharge === null ? null : Money.of(firstCharge, cart.currency_code),
    // They are in the button.
    terms: null,
  }
  try {
    await openPaymentSession(container, cart, { provider_id, bound })
    const module = amazonPayModule(container)
    // Should the shop or Amazon fail from here on, the clock goes on.
    const next_look_at = firstLook(module.clock.now())
    // For the panel: the order may get another address later.
    const imported_address = needsShipping(cart) ? addressDigest(cart.shipping_address) : null
    const terms_by = now?.terms_by ?? null
    await module.updateAmazonPayCheckoutSessions({ id: checkoutSessionId, next_look_at, imported_address, terms_by })
    return null
  } catch (error) {
    const code = failureCodeOf(error)
    if (code) return code
    throw error
  }
}
