import {
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  refreshPaymentCollectionForCartWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer, PaymentSessionDTO } from "@medusajs/framework/types"
import type { CheckoutSessionId } from "../../amazon/ids"
import type { Money } from "../../amazon/money"
import type { Flow } from "../../providers/amazon-pay/checkout/checkout-token"
import { sealConfirmation } from "../../providers/amazon-pay/checkout/confirmation"
import { amazonPayModule } from "../support/amazon-pay-module"
import { totalOf, type Cart } from "./cart"

export interface BoundSession {
  id: CheckoutSessionId
  flow: Flow
  descriptor: string
  /** The part of the total to charge at checkout; null for all of it. */
  firstCharge: Money | null
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
  const data = sealConfirmation(account, {
    checkout_session_id: bound.id,
    payment_collection_id,
    flow: bound.flow,
    amount,
    first_charge: bound.firstCharge?.amount ?? "",
    currency_code: currencyCode,
    payment_descriptor: bound.descriptor,
  })
  // Without the customer: Medusa would keep their name and addresses with the payment session.
  const { result } = await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id, provider_id, data },
  })
  return result
}

/** The cart's payment collection, which must be for what the cart costs now. */
async function collectionOf(container: MedusaContainer, { id: cart_id, payment_collection }: Cart): Promise<string> {
  if (payment_collection) {
    await refreshPaymentCollectionForCartWorkflow(container).run({ input: { cart_id } })
    return payment_collection.id
  }
  const { result } = await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id } })
  return result.id
}
