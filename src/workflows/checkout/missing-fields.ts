import type { RequiredField } from "../../providers/amazon-pay/account/options"
import { needsShipping, type Cart } from "./cart"

export type MissingField = RequiredField | "email" | "name" | "address_1" | "postal_code" | "country_code"

/**
 * What the store needs for an order and Amazon did not send. Without a name, a street or a country nothing can be
 * delivered; what else is needed is the store's choice.
 */
export function missingFields(cart: Cart, required: readonly RequiredField[]): MissingField[] {
  const missing: MissingField[] = []
  if (!cart.email) missing.push("email")
  const address = needsShipping(cart) ? cart.shipping_address : cart.billing_address
  if (needsShipping(cart)) {
    if (!address?.last_name && !address?.first_name) missing.push("name")
    if (!address?.address_1 && !address?.city) missing.push("address_1")
    if (!address?.postal_code) missing.push("postal_code")
    if (!address?.country_code) missing.push("country_code")
  }
  return [...missing, ...required.filter((field) => !isGiven(field, address))]
}

function isGiven(field: RequiredField, address: Cart["shipping_address"]): boolean {
  if (field === "phone") return Boolean(address?.phone)
  return typeof address?.metadata?.[field] === "string" && address.metadata[field] !== ""
}
