import type { MedusaContainer } from "@medusajs/framework/types"
import { AmazonPayError } from "../../amazon/errors"
import { correctBooks } from "../books/correct-books"
import { openChanges } from "../books/credit-line"
import { reconcileOrder } from "./reconcile"

/**
 * Sees that the order's sums count all that was captured and refunded, before anything is charged by them. Amazon is looked at
 * only where a row of Medusa's may not have been made there.
 *
 * @returns what keeps a sum from being known: an open edit, return, exchange or claim takes no credit line
 */
export async function countAll(
  container: MedusaContainer,
  orderId: string,
): Promise<"counted" | "being changed" | "not known"> {
  const isCounted = async () => (await correctBooks(container, orderId, { hasLooked: false })).isCounted
  if (await isCounted()) return "counted"
  try {
    await reconcileOrder(container, orderId)
  } catch (error) {
    if (error instanceof AmazonPayError) return "not known"
    throw error
  }
  if (await isCounted()) return "counted"
  return (await openChanges(container, orderId)).length > 0 ? "being changed" : "not known"
}
