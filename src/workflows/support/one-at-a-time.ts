import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Seconds: a checkout waits behind another of the same cart, each of which waits for Amazon at most this long. */
const PATIENCE = 60

/**
 * Runs the work while nobody else runs work of ours for the same cart: two tabs, a reload, a double press. The key is
 * not the cart's id, because Medusa's own flows lock that, and some of them are called within.
 */
export function oneAtATime<Result>(
  container: MedusaContainer,
  cartId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  return container.resolve(Modules.LOCKING).execute([`amazon-pay:${cartId}`], work, { timeout: PATIENCE })
}
