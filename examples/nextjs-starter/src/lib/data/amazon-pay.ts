"use server"

import { sdk } from "@lib/config"
import { AMAZON_PAY_CLIENT } from "@lib/amazon-pay"
import { HttpTypes } from "@medusajs/types"
import {
  AmazonPayRequestError,
  createAmazonPayClient,
  type AmazonPayButton,
  type AmazonPayUnavailable,
  type ButtonRequest,
} from "medusa-payment-amazon-pay-storefront"
import { revalidateTag } from "next/cache"
import { addToCart, setShippingMethod } from "./cart"
import { getAuthHeaders, getCacheTag, getCartId, removeCartId } from "./cookies"

/** The signed button. It is asked for here because the login's cookie is the server's alone: the order becomes theirs. */
export async function retrieveAmazonPayButton(request: ButtonRequest): Promise<AmazonPayButton | AmazonPayUnavailable> {
  const headers: { authorization?: string } = await getAuthHeaders()
  const authToken = () => headers.authorization?.replace(/^Bearer /, "")
  try {
    return await createAmazonPayClient({ ...AMAZON_PAY_CLIENT, authToken }).button(request)
  } catch (error) {
    // An error's class does not reach the browser.
    const reason = error instanceof AmazonPayRequestError ? error.code : "shop_unreachable"
    return { available: false, reason, message: "" }
  }
}

const CART_FIELDS =
  "*items, *region, *items.product, *items.variant, *items.thumbnail, *items.metadata, +items.total, *promotions, +shipping_methods.name"

/**
 * The cart as it is now. The starter's retrieveCart answers from Next's cache, which does not know that the store has
 * just put Amazon's address into the cart.
 */
export async function retrieveFreshCart(cartId: string, fields = CART_FIELDS): Promise<HttpTypes.StoreCart | null> {
  return sdk.client
    .fetch<HttpTypes.StoreCartResponse>(`/store/carts/${encodeURIComponent(cartId)}`, {
      query: { fields },
      headers: { ...(await getAuthHeaders()) },
      cache: "no-store",
    })
    .then(({ cart }) => cart)
    .catch(() => null)
}

/** The ways of shipping to the cart's address, which may be a new one. */
export async function listFreshShippingOptions(cartId: string): Promise<HttpTypes.StoreCartShippingOption[]> {
  return sdk.client
    .fetch<HttpTypes.StoreShippingOptionListResponse>("/store/shipping-options", {
      query: { cart_id: cartId },
      headers: { ...(await getAuthHeaders()) },
      cache: "no-store",
    })
    .then(({ shipping_options }) => shipping_options)
    .catch(() => [])
}

/** Puts an item into the shopper's cart, making one if need be. @returns the cart's id */
export async function addForAmazonPay(item: { variantId: string; quantity: number; countryCode: string }) {
  await addToCart(item)
  const cartId = await getCartId()
  if (!cartId) throw new Error("The item is in no cart.")
  return cartId
}

export async function chooseShipping(cartId: string, shippingMethodId: string) {
  await setShippingMethod({ cartId, shippingMethodId })
}

/** The next page reads the cart anew. */
export async function refreshCart() {
  const tag = await getCacheTag("carts")
  if (tag) revalidateTag(tag)
}

/** The order was placed by the store, not by placeOrder: the cookie still names its cart. An open cart stays. */
export async function forgetCompletedCart() {
  const cartId = await getCartId()
  const cart = cartId ? await retrieveFreshCart(cartId, "id,completed_at") : null
  if (cart && "completed_at" in cart && cart.completed_at) await removeCartId()
}
