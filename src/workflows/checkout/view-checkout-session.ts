import type { MedusaContainer } from "@medusajs/framework/types"
import { PRODUCT_TYPES, type ProductType } from "../../amazon/button"
import { isCheckoutSessionId } from "../../amazon/ids"
import {
  isShopperFailureCode,
  shopperFailure,
  type ShopperFailure,
  type ShopperFailureCode,
} from "../../amazon/shopper-failure"
import { CHECKOUT_SESSION_STATES, readState, type CheckoutSessionState } from "../../amazon/states"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findBinding, type Binding } from "../support/binding"
import { findCart, needsShipping, totalOf, type Cart, type CartAddress } from "./cart"
import { checkoutFailure } from "./checkout-failure"
import { missingFields, type MissingField } from "./missing-fields"
import { obstacleOf } from "./blocker"
import { workflowOf } from "../support/workflow-of"

export interface ViewInput {
  checkout_session_id: string
  /** When given, the session must be this cart's. */
  cart_id: string | null
  language: string | null
}

/** Medusa's address fields. */
export type AddressView = Omit<CartAddress, "metadata">

/** All that a review page (注文確認) shows beside the cart itself. */
export interface CheckoutSessionView {
  id: string
  /** As last seen. */
  state: CheckoutSessionState
  cart_id: string
  provider_id: string
  product_type: ProductType | null
  /** What will be charged, as it stands now: a decimal string in major units. */
  amount: string
  currency_code: string
  /** Show it verbatim. */
  payment_descriptor: string | null
  /** The script that has bindChangeAction. */
  script_url: string
  buyer: { name: string | null; email: string | null }
  shipping_address: AddressView | null
  billing_address: AddressView | null
  missing_fields: MissingField[]
  error: ShopperFailure | null
}

/** @throws MedusaError(NOT_FOUND) with the shopper's code session_gone */
export const viewCheckoutSessionWorkflow = workflowOf("amazon-pay-view-checkout-session", viewCheckoutSession)

export async function viewCheckoutSession(container: MedusaContainer, input: ViewInput): Promise<CheckoutSessionView> {
  const { checkout_session_id: id, language } = input
  const binding = isCheckoutSessionId(id) ? await findBinding(container, id) : null
  const cart = binding?.cart_id ? await findCart(container, binding.cart_id) : null
  if (!binding || !cart || (input.cart_id !== null && input.cart_id !== cart.id)) {
    throw checkoutFailure("session_gone", language)
  }
  const account = amazonPayModule(container).accounts.get(binding.provider_id)
  const { amount, currencyCode } = totalOf(cart)
  const isOpen = !cart.completed_at
  const obstacle = isOpen ? await obstacleOf(container, cart, binding) : null
  return {
    id,
    state: readState(CHECKOUT_SESSION_STATES, binding.state),
    cart_id: cart.id,
    provider_id: binding.provider_id,
    product_type: PRODUCT_TYPES.find((type) => type === binding.product_type) ?? null,
    amount,
    currency_code: currencyCode,
    payment_descriptor: binding.payment_descriptor,
    script_url: account.scriptUrl,
    ...buyerOf(cart),
    // Nothing is asked for while another address, or another cart, may be asked for other things.
    missing_fields: obstacle ? [] : missingFields(cart, account.options.requiredFields),
    error: failure(obstacle ?? knownFailure(binding, { isOpen, now: amazonPayModule(container).clock.now() })),
  }

  function failure(code: ShopperFailureCode | null): ShopperFailure | null {
    return code && shopperFailure(code, language)
  }
}

/** Of the last attempt; that an address is outside the region counts only while it stands in the way. */
function knownFailure(
  { failure_code, expires_at }: Binding,
  { isOpen, now }: { isOpen: boolean; now: Date },
): ShopperFailureCode | null {
  if (isOpen && expires_at && new Date(expires_at) <= now) return "expired"
  return isShopperFailureCode(failure_code) && failure_code !== "shipping_unavailable" ? failure_code : null
}

/** Once the order is placed the buyer's details are the order's: a session id that leaks later tells nothing. */
function buyerOf(cart: Cart): Pick<CheckoutSessionView, "buyer" | "shipping_address" | "billing_address"> {
  if (cart.completed_at) return { buyer: { name: null, email: null }, shipping_address: null, billing_address: null }
  const kept = cart.metadata?.["amazon_pay"]
  const name: unknown = typeof kept === "object" && kept !== null ? Reflect.get(kept, "buyer_name") : null
  return {
    buyer: { name: typeof name === "string" ? name : null, email: cart.email },
    shipping_address: needsShipping(cart) ? addressView(cart.shipping_address) : null,
    billing_address: addressView(cart.billing_address),
  }
}

function addressView(address: CartAddress | null): AddressView | null {
  if (address === null) return null
  return {
    first_name: address.first_name || null,
    last_name: address.last_name || null,
    company: address.company || null,
    address_1: address.address_1 || null,
    address_2: address.address_2 || null,
    city: address.city || null,
    province: address.province || null,
    postal_code: address.postal_code || null,
    country_code: address.country_code || null,
    phone: address.phone || null,
  }
}
