import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { errorInfo } from "../support/error-info"
import type { Outcome } from "./outcome"
import { readClaim, type ReturnQuery } from "./visit"

/**
 * A buyer on their way back from Amazon is sent on, whatever fails in the shop: they must not meet a page of JSON. They
 * can try again by reloading, and the clock looks after a payment that they have approved.
 */
export async function onTheWayBack(
  container: MedusaContainer,
  { checkout }: ReturnQuery,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`Amazon Pay: a buyer came back from Amazon, and the shop failed. ${errorInfo(error).message}`)
    return {
      outcome: "failed",
      provider_id: readClaim(container, checkout)?.provider_id ?? null,
      code: "shop_unreachable",
    }
  }
}
