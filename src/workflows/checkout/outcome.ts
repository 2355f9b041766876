import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { cancelUrl, confirmedUrl, failedUrl, reviewUrl } from "../../providers/amazon-pay/checkout/storefront-urls"
import { amazonPayModule } from "../support/amazon-pay-module"
import { loggable } from "../support/error-info"
import { readClaim, type ReturnQuery } from "./visit"

/** How a visit to a return route ended. */
export type Outcome =
  | { outcome: "review"; provider_id: string; cart_id: string; checkout_session_id: string }
  /** On to Amazon, to approve the payment of an order that is placed. */
  | { outcome: "approve"; provider_id: string; url: string }
  | { outcome: "placed"; provider_id: string; order_id: string }
  | { outcome: "canceled"; provider_id: string }
  | { outcome: "failed"; provider_id: string | null; code: ShopperFailureCode }

/** The storefront's page for it, or Amazon's; null when no Amazon Pay account is configured, hence no page known. */
export function shopperPage(container: MedusaContainer, result: Outcome): string | null {
  const { accounts } = amazonPayModule(container)
  // A return URL that was tampered with names no account that could be believed: the first one's page will do.
  const account = accounts.find(result.provider_id ?? accounts.providerIds[0])
  if (account === null) return null
  switch (result.outcome) {
    case "review":
      return reviewUrl(account, result.cart_id, result.checkout_session_id)
    case "approve":
      return result.url
    case "placed":
      return confirmedUrl(account, result.order_id)
    case "canceled":
      return cancelUrl(account)
    case "failed":
      return failedUrl(account, result.code)
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
  try {
    return shopperPage(container, await work())
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`Amazon Pay: a buyer came back from Amazon, and the shop failed. ${loggable(error)}`)
    const provider_id = readClaim(container, checkout)?.provider_id ?? null
    return shopperPage(container, { outcome: "failed", provider_id, code: "shop_unreachable" })
  }
}
