import { needsPostalCode } from "../../amazon/address/postal-codes"
import type { Detail } from "../../amazon/shopper-failure/detail-name"
import type { RequiredField } from "../../providers/amazon-pay/account/options"
import { needsShipping, type Cart } from "./cart"
import { lacksTaxCountry } from "./tax-address"

export type MissingField = Detail

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
    if (!address?.postal_code && needsPostalCode(address?.country_code ?? "")) missing.push("postal_code")
    if (!address?.country_code) missing.push("country_code")
  } else if (lacksTaxCountry(cart)) missing.push("country_code")
  return [...missing, ...required.filter((field) => !isGiven(field, address))]
}

function isGiven(field: RequiredField, address: Cart["shipping_address"]): boolean {
  if (field === "phone") return Boolean(address?.phone)
  return typeof address?.metadata?.[field] === "string" && address.metadata[field] !== ""
}
