import type { MedusaContainer } from "@medusajs/framework/types"
import { isCheckoutSessionId, type CheckoutSessionId } from "../../amazon/ids"
import type { Account } from "../../providers/amazon-pay/account/account"
import {
  claimedProvider,
  openCheckoutToken,
  type CheckoutClaim,
  type Flow,
} from "../../providers/amazon-pay/checkout/checkout-token"
import { amazonPayModule } from "./amazon-pay-module"
import { queryRows, textOf } from "./query-rows"

/** A buyer coming back from Amazon, with what can be believed of the URL. */
export interface Visit {
  account: Account
  providerId: string
  cartId: string
  flow: Flow
  /** The part of the total that the direct flow's button was for; null for all of it. */
  firstCharge: string | null
  /** The token itself, to be found again in the session's own return URL. */
  token: string
  checkoutSessionId: CheckoutSessionId
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
  const cartId = await cartOf(container, claim)
  if (cartId === null) return null
  const { account, provider_id: providerId, flow, first_charge: firstCharge = null } = claim
  return { account, providerId, cartId, flow, firstCharge, token, checkoutSessionId }
}

export function readClaim(container: MedusaContainer, token: unknown): (CheckoutClaim & { account: Account }) | null {
  const providerId = claimedProvider(token)
  const account = amazonPayModule(container).accounts.find(providerId)
  const claim = account && providerId ? openCheckoutToken(account, providerId, token) : null
  return account && claim ? { ...claim, account } : null
}

async function cartOf(container: MedusaContainer, claim: CheckoutClaim): Promise<string | null> {
  if ("cart_id" in claim) return claim.cart_id
  const filters = { payment_collection_id: claim.payment_collection_id }
  const [row] = await queryRows(container, { entity: "cart_payment_collection", fields: ["cart_id"], filters })
  return textOf(row, "cart_id")
}
