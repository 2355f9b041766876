import type { MedusaContainer } from "@medusajs/framework/types"
import { oneAtATime } from "../support/one-at-a-time"

/**
 * Runs the work while nobody else charges the order. A Charge Permission's own turn does not keep another one from being charged
 * for the same order: an agreement's period, say, or an admin's press. It is taken after that of the permission.
 */
export function chargingOrder<Result>(
  container: MedusaContainer,
  orderId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  return oneAtATime(container, `charge:${orderId}`, work)
}
