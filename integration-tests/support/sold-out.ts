import { stock } from "./catalog"
import { letTimePass } from "./clock"
import type { Store } from "./store"

/** The buyer pays and closes the browser, and somebody else buys the last one. */
export async function paidAndSoldOut(store: Store) {
  const shopper = await store.shopper()
  const checkoutSessionId = await shopper.comeToReview()
  const resultUrl = await shopper.approve(checkoutSessionId, "approve", () => stock(store.container, "beans", 0))
  await letTimePass(store.container, { minutes: 1 })
  return { shopper, checkoutSessionId, resultUrl }
}
