import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer, UpsertAddressDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { findCart, getCart, needsShipping, type Cart } from "./cart"

/** What Medusa's taxes look at, and nothing that a parcel could be sent to. */
interface TaxAddress {
  country_code: string
  province?: string
  postal_code?: string
}

/**
 * Medusa taxes by the shipping address (core-flows, tax/steps/get-item-tax-lines.js), which a cart of downloads lacks. It
 * gets one with the country, province and postal code of the billing address; without a billing address the country is the
 * region's, if that has one only. Medusa's updateCart would refuse a country outside the region, whose taxes may be known
 * all the same. An address with a street, which the shopper or the store entered, is left as it is.
 */
export async function taxByBillingAddress(container: MedusaContainer, cartId: string): Promise<void> {
  const cart = await getCart(container, cartId)
  const wanted = taxAddress(cart)
  if (wanted === null || (isSame(wanted, cart.shipping_address) && !isUntaxed(cart))) return
  const carts = container.resolve(Modules.CART)
  const write = async (address: UpsertAddressDTO) => {
    // First none, for Medusa merges addresses.
    await carts.updateCarts(cartId, { shipping_address: null })
    await carts.updateCarts(cartId, { shipping_address: address })
  }
  await write({ ...wanted, metadata: UNTAXED })
  try {
    await refreshCartItemsWorkflow(container).run({ input: { cart_id: cartId, force_refresh: true } })
  } catch (error) {
    // The store's tax provider did not answer, say: the country is asked for again.
    await carts.updateCarts(cartId, { shipping_address: null })
    throw error
  }
  await write({ ...wanted })
}

/** On the address until the tax is reckoned: whoever finds it there reckons it, for the process may have ended. */
const UNTAXED = { amazon_pay: "untaxed" }

/** The cart, with its tax if the process ended before that was reckoned. */
export async function findTaxedCart(container: MedusaContainer, cartId: string): Promise<Cart | null> {
  const cart = await findCart(container, cartId)
  if (cart === null || !isUntaxed(cart)) return cart
  await taxByBillingAddress(container, cartId)
  return findCart(container, cartId)
}

function isUntaxed({ shipping_address }: Cart): boolean {
  return shipping_address?.metadata?.["amazon_pay"] === UNTAXED.amazon_pay
}

/** Whether a cart of downloads would be sold without tax because nobody knows where the buyer is. */
export function lacksTaxCountry(cart: Cart): boolean {
  const isTaxed = cart.region?.automatic_taxes ?? false
  return isTaxed && !needsShipping(cart) && !cart.shipping_address?.country_code
}

function taxAddress(cart: Cart): TaxAddress | null {
  const { region, shipping_address, billing_address } = cart
  if (cart.completed_at || needsShipping(cart) || shipping_address?.address_1) return null
  const countries = region?.countries ?? []
  const country = billing_address?.country_code || (countries.length === 1 ? countries[0]?.iso_2 : null)
  if (!country) return null
  const { province, postal_code } = billing_address ?? {}
  return {
    country_code: country.toLowerCase(),
    ...(province ? { province } : {}),
    ...(postal_code ? { postal_code } : {}),
  }
}

function isSame({ country_code, province, postal_code }: TaxAddress, address: Cart["shipping_address"]): boolean {
  return (
    address?.country_code === country_code &&
    (address.province ?? undefined) === province &&
    (address.postal_code ?? undefined) === postal_code
  )
}
