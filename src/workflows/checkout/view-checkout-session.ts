import type { MedusaContainer } from "@medusajs/framework/types"
import { PRODUCT_TYPES, type ProductType } from "../../amazon/button"
import {
  isShopperFailureCode,
  shopperFailure,
  type ShopperFailure,
  type ShopperFailureCode,
} from "../../amazon/shopper-failure"
import { CHECKOUT_SESSION_STATES, readState, type CheckoutSessionState } from "../../amazon/states"
import { preferredLanguage } from "../../amazon/preferred-language"
import type { Agreement } from "../../amazon/recurring/agreement"
import { FREQUENCY_LANGUAGES, frequencyText, type Frequency } from "../../amazon/recurring/frequency"
import type { RecurringTerms } from "../../amazon/recurring/terms"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { Binding } from "../support/binding"
import { agreementNow, agreementOfBinding } from "./agreement"
import { bindingOfCart, type SessionOfCart } from "./binding-of-cart"
import { needsShipping, ownMetadata, shownTotal, type Cart, type CartAddress } from "./cart"
import { checkoutFailure } from "./checkout-failure"
import { missingFields, type MissingField } from "./missing-fields"
import { obstacleOf } from "./blocker"
import { refusalOf } from "./offered"
import { findTaxedCart } from "./tax-address"
import { workflowOf } from "../support/workflow-of"

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
  /** What the buyer agrees to beside this payment; null for a single one. */
  recurring: RecurringView | null
  error: ShopperFailure | null
}

export interface RecurringView {
  frequency: Frequency
  /** In the shopper's language: "every month". */
  frequency_text: string
  /** What is charged each time, a decimal string in major units; null when it differs from time to time. */
  amount: string | null
  currency_code: string
  /** What this order costs. */
  first_charge: string
  /** The first order is free. */
  trial: boolean
}

/** @throws MedusaError(NOT_FOUND) with the shopper's code session_gone */
export const viewCheckoutSessionWorkflow = workflowOf("amazon-pay-view-checkout-session", viewCheckoutSession)

export async function viewCheckoutSession(
  container: MedusaContainer,
  input: SessionOfCart,
): Promise<CheckoutSessionView> {
  const { language } = input
  const { id, ...binding } = await bindingOfCart(container, input)
  const cart = await findTaxedCart(container, binding.cart_id)
  if (!cart) throw checkoutFailure("session_gone", language)
  const { accounts, clock } = amazonPayModule(container)
  const account = accounts.find(binding.provider_id)
  if (account === null) throw checkoutFailure("provider_unavailable", language)
  const { amount, currencyCode } = shownTotal(cart)
  const isExpired = binding.expires_at !== null && new Date(binding.expires_at) <= clock.now()
  const isOpen = !cart.completed_at && !isExpired && binding.state === "Open"
  const isOffered = refusalOf(container, cart, binding.provider_id) === null
  const now = isOpen && isOffered ? await agreementNow(container, cart, binding) : null
  const obstacle = isOpen ? await obstacleOf(container, cart, binding, account.options) : null
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
    ...(isOpen && binding.imported_buyer !== null ? buyerOf(cart) : NOBODY),
    // Nothing is asked for while another address, or another cart, may be asked for other things.
    missing_fields: obstacle || !isOpen ? [] : missingFields(cart, account.options.requiredFields),
    recurring: recurringView(now?.agreement ?? agreementOfBinding(binding), now?.terms ?? null),
    error: failure(
      obstacle ?? now?.failure ?? (isExpired && !cart.completed_at ? "expired" : knownFailure(cart, binding)),
    ),
  }

  function failure(code: ShopperFailureCode | null): ShopperFailure | null {
    return code && shopperFailure(code, language)
  }

  function recurringView(agreement: Agreement | null, terms: RecurringTerms | null): RecurringView | null {
    if (agreement?.chargePermissionType !== "Recurring") return null
    const { frequency, amount: each } = agreement.recurringMetadata
    return {
      frequency,
      frequency_text: frequencyText(frequency, preferredLanguage(language, FREQUENCY_LANGUAGES)),
      amount: each?.amount ?? null,
      currency_code: each?.currencyCode ?? currencyCode,
      first_charge: amount,
      trial: terms?.trial ?? false,
    }
  }
}

/** Of the last attempt; what the cart itself shows counts only while it stands in the way. */
function knownFailure({ email }: Cart, { failure_code }: Pick<Binding, "failure_code">): ShopperFailureCode | null {
  if (!isShopperFailureCode(failure_code) || failure_code === "shipping_unavailable") return null
  return failure_code === "email_refused" && email ? null : failure_code
}

type BuyerView = Pick<CheckoutSessionView, "buyer" | "shipping_address" | "billing_address">

/** Nothing is told of the buyer once the order is placed or the session has ended, or while the cart is another's. */
const NOBODY: BuyerView = { buyer: { name: null, email: null }, shipping_address: null, billing_address: null }

function buyerOf(cart: Cart): BuyerView {
  const name: unknown = Reflect.get(ownMetadata(cart), "buyer_name")
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
