import { addressDigest } from "../../../amazon/address/address-digest"
import type { AccountOptions } from "../account/options"

/** As much of a Checkout Session's row as says what the cart got from Amazon. */
export interface Imported {
  flow: string
  imported_buyer: string | null
  imported_address: string | null
}

/** The cart as it is now. */
export interface CartNow {
  needsShipping: boolean
  /** In Medusa's fields. */
  address: object | null
}

/**
 * Whether a cart is no more what was agreed on at Amazon: it holds another session's buyer, or another address, which
 * Amazon's payment protection does not cover and a hijacked account would ship to. Bringing the buyer into the cart again
 * mends it.
 */
export function changeSinceImport(
  { flow, imported_buyer, imported_address }: Imported,
  { needsShipping, address }: CartNow,
  { allowEditedAddress }: Pick<AccountOptions, "allowEditedAddress">,
): "cart_changed" | "address_changed" | null {
  if (flow === "review" && imported_buyer === null) return "cart_changed"
  if (allowEditedAddress || imported_address === null || !needsShipping) return null
  return addressDigest(address) === imported_address ? null : "address_changed"
}
