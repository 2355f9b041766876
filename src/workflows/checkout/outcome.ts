import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import type { CheckoutClaim } from "../../providers/amazon-pay/checkout/checkout-token"
import { cancelUrl, confirmedUrl, failedUrl, reviewUrl } from "../../providers/amazon-pay/checkout/storefront-urls"
import { amazonPayModule } from "../support/amazon-pay-module"
import { loggable } from "../support/error-info"
import { pageParamsOf } from "./page-params"
import { readClaim, type ReturnQuery } from "./visit"

/** How a visit to a return route ended. */
export type Outcome =
  | { outcome: "review"; cart_id: string; checkout_session_id: string }
  /** On to Amazon, to approve the payment of an order that is placed. */
  | { outcome: "approve"; url: string }
  | { outcome: "placed"; order_id: string }
  | { outcome: "canceled" }
  | { outcome: "failed"; code: ShopperFailureCode }

/**
 * The storefront's page for it, or Amazon's; null when no Amazon Pay account is configured, hence no page known.
 * @param claim what the return URL seals; null when it is not ours, or was tampered with
 */
export async function shopperPage(
  container: MedusaContainer,
  result: Outcome,
  claim: CheckoutClaim | null,
): Promise<string | null> {
  if (result.outcome === "approve") return result.url
  const { accounts } = amazonPayModule(container)
  // One that was tampered with names no account that could be believed: the first one's page will do.
  const provider_id = claim?.provider_id ?? accounts.providerIds[0]
  const account = accounts.find(provider_id)
  if (account === null || provider_id === undefined) return null
  const params = await pageParamsOf(container, claim ?? { provider_id })
  switch (result.outcome) {
    case "review":
      return reviewUrl(account, params, result.cart_id, result.checkout_session_id)
    case "placed":
      return confirmedUrl(account, params, result.order_id)
    case "canceled":
      return cancelUrl(account, params)
    case "failed":
      return failedUrl(account, params, result.code)
  }
}

/**
 * A buyer on their way back from Amazon is sent on, whatever fails in the shop: they must not meet a page of JSON. They
 * can try again by reloading, and the clock looks after a payment that they have approved. Answers the page.
 */
export async function pageOnTheWayBack(
  container: MedusaContainer,
  { checkout }: ReturnQuery,
  work: () => Promise<Outcome>,
): Promise<string | null> {
  const claim = readClaim(container, checkout)
  try {
    return await shopperPage(container, await work(), claim)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`Amazon Pay: a buyer came back from Amazon, and the shop failed. ${loggable(error)}`)
    return shopperPage(container, { outcome: "failed", code: "shop_unreachable" }, claim)
  }
}
