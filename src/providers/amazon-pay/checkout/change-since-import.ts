import { addressDigest, digest } from "../../../amazon/address/address-digest"
import type { AccountOptions } from "../account/options"

/** As much of a Checkout Session's row as says what was agreed on at Amazon. */
export interface Imported {
  flow: string
  imported_buyer: string | null
  imported_address: string | null
}

/** The cart as it is now; addresses in Medusa's fields. */
export interface CartNow {
  needsShipping: boolean
  email: string | null
  address: object | null
  billing: object | null
}

type Rules = Pick<AccountOptions, "allowEditedAddress">

/**
 * Whether a cart is no more what was agreed on at Amazon: it holds another's data, or goods would go to another address,
 * which Amazon's payment protection does not cover and a hijacked account would ship to. In the review flow bringing the
 * buyer into the cart again mends it, in the direct flow a new button.
 */
export function changeSinceImport(
  { flow, imported_buyer, imported_address }: Imported,
  cart: CartNow,
  rules: Rules,
): "cart_changed" | "address_changed" | null {
  if (imported_buyer === null) return "cart_changed"
  if (flow === "direct") return directBuyer(cart, rules) === imported_buyer ? null : "cart_changed"
  if (rules.allowEditedAddress || !cart.needsShipping) return null
  return addressDigest(cart.address) === imported_address ? null : "address_changed"
}

/** In the direct flow nothing is imported: the cart's own buyer is what the button was signed for. */
export function directBuyer(
  { needsShipping, email, address, billing }: CartNow,
  { allowEditedAddress }: Rules,
): string {
  const delivery = needsShipping && !allowEditedAddress ? addressDigest(address) : null
  return digest([email, addressDigest(billing), delivery])
}
