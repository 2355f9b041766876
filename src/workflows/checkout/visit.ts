import type { MedusaContainer } from "@medusajs/framework/types"
import { isCheckoutSessionId, type CheckoutSessionId } from "../../amazon/ids"
import type { Account } from "../../providers/amazon-pay/account/account"
import {
  claimedProvider,
  openCheckoutToken,
  type CheckoutClaim,
  type Flow,
} from "../../providers/amazon-pay/checkout/checkout-token"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findBinding } from "../support/binding"
import { orderOfCollection } from "../books/order-payments"
import { cartOfCollection } from "./cart"

/** A buyer coming back from Amazon, with what can be believed of the URL. */
export interface Visit {
  account: Account
  providerId: string
  /** What the Checkout Session is bound to: the cart, or the payment collection of an order that is to be paid. */
  cartId: string
  /** A payment link's: the order is placed, and there is no cart. */
  order: OrderToPay | null
  flow: Flow
  /** The part of the total that the direct flow's button was for; null for all of it. */
  firstCharge: string | null
  /** Of the storefront's page that the buyer left, as far as the token seals them. */
  params: Pick<CheckoutClaim, "country_code" | "locale">
  /** Who was logged in when the button was made. */
  customerId: string | null
  /** What the direct flow's button was signed for. */
  buyer: string | null
  /** The token itself, to be found again in the session's own return URL. */
  token: string
  checkoutSessionId: CheckoutSessionId
}

/** An order, and the payment collection of it that is to be paid. */
export interface OrderToPay {
  order_id: string
  payment_collection_id: string
}

/** The query of a return URL: a claim, every part of it. */
export interface ReturnQuery {
  checkout: unknown
  amazonCheckoutSessionId: unknown
}

/** @returns null when the URL is not one of ours, or its parameters were changed */
export async function readVisit(container: MedusaContainer, query: ReturnQuery): Promise<Visit | null> {
  const { checkout: token, amazonCheckoutSessionId: checkoutSessionId } = query
  if (typeof token !== "string" || !isCheckoutSessionId(checkoutSessionId)) return null
  const claim = readClaim(container, token)
  if (claim === null) return null
  const subject = await subjectOf(container, claim, checkoutSessionId)
  if (subject === null) return null
  const { account, provider_id: providerId, flow, country_code, locale } = claim
  const { first_charge: firstCharge = null, customer_id: customerId = null, buyer = null } = claim
  const sealed = { flow, firstCharge, customerId, buyer, params: { country_code, locale } }
  return { account, providerId, ...subject, ...sealed, token, checkoutSessionId }
}

export function readClaim(container: MedusaContainer, token: unknown): (CheckoutClaim & { account: Account }) | null {
  const providerId = claimedProvider(token)
  const account = amazonPayModule(container).accounts.find(providerId)
  const claim = account && providerId ? openCheckoutToken(account, providerId, token) : null
  return account && claim ? { ...claim, account } : null
}

async function subjectOf(
  container: MedusaContainer,
  claim: CheckoutClaim,
  checkoutSessionId: CheckoutSessionId,
): Promise<Pick<Visit, "cartId" | "order"> | null> {
  if ("cart_id" in claim) return { cartId: claim.cart_id, order: null }
  const { payment_collection_id } = claim
  const cartId = await cartOfCollection(container, payment_collection_id)
  const order_id = await orderOfCollection(container, payment_collection_id)
  // The buyer whose cart became the order comes again, by a reload: that was a checkout, and it is done.
  const isCheckout = cartId !== null && (await findBinding(container, checkoutSessionId))?.cart_id === cartId
  if (order_id !== null && !isCheckout) {
    return { cartId: payment_collection_id, order: { order_id, payment_collection_id } }
  }
  return cartId === null ? null : { cartId, order: null }
}
