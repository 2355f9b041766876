import { createHash } from "node:crypto"
import { MathBN } from "@medusajs/framework/utils"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import type { Cart } from "./cart"

/** What is in the cart, and how many of each; not what it costs. */
export function contentsOf({ items }: Cart): string {
  const lines = items.map(({ id, quantity }) => `${id} ${MathBN.convert(quantity).toString()}`)
  return createHash("sha256").update(lines.sort().join("\n")).digest("base64url")
}

/**
 * Why a cart does not cost any more what the buyer approved.
 * @param confirmed `contentsOf` the cart when the order was placed; null when that is not known
 */
export function reasonOfChange(cart: Cart, confirmed: string | null): ShopperFailureCode {
  if (cart.items.length === 0) return "cart_empty"
  return contentsOf(cart) === confirmed ? "total_changed" : "cart_changed"
}
