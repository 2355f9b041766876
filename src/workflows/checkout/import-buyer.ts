import { updateCartWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer, UpdateCartWorkflowInputDTO, UpsertAddressDTO } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { toMedusaAddress } from "../../amazon/address"
import type { AmazonAddress } from "../../amazon/resources/address"
import type { CheckoutSession } from "../../amazon/resources/checkout-session"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { getCart, needsShipping, type Cart } from "./cart"

/**
 * Puts what Amazon knows of the buyer into the cart: e-mail, shipping address and, where it is given, billing address.
 * Taxes, shipping options and promotions follow in Medusa. An address that Medusa would refuse leaves the cart without
 * one: the goods must not go to another that the buyer chose before.
 *
 * @returns what the shopper has to know of it, or null
 */
export async function importBuyer(
  container: MedusaContainer,
  cart: Cart,
  session: CheckoutSession,
): Promise<ShopperFailureCode | null> {
  const chosen = session.shippingAddress
  const shipping = chosen && isDeliverable(cart, chosen) ? chosen : null
  // Without a billing address of its own the one of the goods stands in: Medusa's taxes and invoices ask for one.
  const billing = session.billingAddress ?? shipping
  const { email, phoneNumber } = session.buyer
  const update: UpdateCartWorkflowInputDTO = {
    id: cart.id,
    // A customer who is logged in keeps the address they registered with: another one would be another customer.
    ...(email && !cart.customer?.has_account ? { email } : {}),
    ...(chosen ? { shipping_address: shipping && cartAddress(reachable(shipping, phoneNumber)) } : {}),
    ...(billing && isDeliverable(cart, billing)
      ? { billing_address: cartAddress(reachable(billing, phoneNumber)) }
      : {}),
    metadata: { ...cart.metadata, amazon_pay: { buyer_name: session.buyer.name } },
  }
  await updateCartWorkflow(container).run({ input: update })
  if (chosen && !shipping) return "shipping_unavailable"
  if (!chosen && needsShipping(cart)) return "details_missing"
  const updated = await getCart(container, cart.id)
  // A promotion ended while the buyer was at Amazon.
  return MathBN.lt(updated.discount_total, cart.discount_total) ? "total_changed" : null
}

/** Medusa refuses an address of a country outside the cart's region. */
function isDeliverable({ region }: Cart, { countryCode }: AmazonAddress): boolean {
  const code = countryCode?.toLowerCase()
  const countries = region?.countries ?? []
  return countries.length === 0 || countries.some(({ iso_2 }) => iso_2 === code)
}

/** A billing address has no telephone number of its own at Amazon: the buyer has it. */
function reachable(address: AmazonAddress, phoneNumber: string | null): AmazonAddress {
  return { ...address, phoneNumber: address.phoneNumber || phoneNumber }
}

/** Every field is written, if only as "": Medusa merges addresses, and what the former one had must not stay. */
function cartAddress(address: AmazonAddress): UpsertAddressDTO {
  const { country_code, ...fields } = toMedusaAddress(address)
  return {
    first_name: fields.first_name ?? "",
    last_name: fields.last_name ?? "",
    company: fields.company ?? "",
    address_1: fields.address_1 ?? "",
    address_2: fields.address_2 ?? "",
    city: fields.city ?? "",
    province: fields.province ?? "",
    postal_code: fields.postal_code ?? "",
    phone: fields.phone ?? "",
    ...(country_code ? { country_code } : {}),
    metadata: rawLines(address),
  }
}

/** The address as Amazon sent it, kept beside our reading of it: name and lines are free text there. */
function rawLines(address: AmazonAddress): Record<string, unknown> {
  const { name, addressLine1, addressLine2, addressLine3, stateOrRegion, postalCode } = address
  return { amazon_pay: { name, addressLine1, addressLine2, addressLine3, stateOrRegion, postalCode } }
}
