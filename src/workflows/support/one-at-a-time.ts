import type { MedusaContainer } from "@medusajs/framework/types"
import { amazonPayModule } from "./amazon-pay-module"

/**
 * Runs the work while nobody else runs work of ours for the same cart: two tabs, a reload, a double press. Medusa's own
 * locks are not used: one of its locking modules dies with the process, another holds a connection to the database.
 */
export function oneAtATime<Result>(
  container: MedusaContainer,
  cartId: string,
  work: () => Promise<Result>,
  limits?: { patience: number },
): Promise<Result> {
  return amazonPayModule(container).ledger.oneAtATime(cartId, work, limits)
}
