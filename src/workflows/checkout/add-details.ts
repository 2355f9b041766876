import { updateCartWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer, UpsertAddressDTO } from "@medusajs/framework/types"
import { normalizePhone, splitName } from "../../amazon/japan"
import { isCheckoutSessionId } from "../../amazon/ids"
import { findBinding } from "../support/binding"
import { oneAtATime } from "../support/one-at-a-time"
import { findCart, needsShipping, type Cart, type CartAddress } from "./cart"
import { checkoutFailure } from "./checkout-failure"
import type { MissingField } from "./missing-fields"
import { viewCheckoutSession, type CheckoutSessionView, type ViewInput } from "./view-checkout-session"
import { workflowOf } from "../support/workflow-of"

export interface AddDetailsInput extends ViewInput {
  /** By the names of `missing_fields`. */
  details: Partial<Record<MissingField, string>>
}

/**
 * Adds to the cart what the shopper was asked for because Amazon did not send it, and nothing else: what Amazon sent is
 * changed at Amazon.
 *
 * @throws MedusaError(NOT_FOUND) with the shopper's code session_gone
 */
export const addDetailsWorkflow = workflowOf("amazon-pay-add-details", addDetails)

async function addDetails(container: MedusaContainer, input: AddDetailsInput): Promise<CheckoutSessionView> {
  const { checkout_session_id: id, language } = input
  const binding = isCheckoutSessionId(id) ? await findBinding(container, id) : null
  const cartId = binding?.cart_id
  if (!cartId) throw checkoutFailure("session_gone", language)
  return oneAtATime(container, cartId, async () => {
    const { missing_fields } = await viewCheckoutSession(container, input)
    const cart = await findCart(container, cartId)
    const wanted = missing_fields.filter((field) => input.details[field])
    if (cart && !cart.completed_at && wanted.length > 0) await addToCart(container, cart, input.details, wanted)
    return viewCheckoutSession(container, input)
  })
}

async function addToCart(
  container: MedusaContainer,
  cart: Cart,
  details: AddDetailsInput["details"],
  wanted: readonly MissingField[],
): Promise<void> {
  const email = wanted.includes("email") ? details.email?.trim() : undefined
  const ofAddress = wanted.filter((field) => field !== "email")
  const key = needsShipping(cart) ? "shipping_address" : "billing_address"
  const address = ofAddress.length > 0 ? { [key]: completed(cart[key], details, ofAddress) } : {}
  await updateCartWorkflow(container).run({ input: { id: cart.id, ...(email ? { email } : {}), ...address } })
}

/** The address as it is, with what was missing. Furigana have no field of their own in Medusa. */
function completed(
  address: CartAddress | null,
  details: AddDetailsInput["details"],
  wanted: readonly MissingField[],
): UpsertAddressDTO {
  const { metadata, ...known } = address ?? { metadata: {} }
  const result: UpsertAddressDTO = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null))
  const kana: Record<string, string> = {}
  for (const field of wanted) {
    const value = details[field]?.trim() ?? ""
    if (field === "name") Object.assign(result, splitName(value))
    else if (field === "phone") result.phone = normalizePhone(value) ?? value
    else if (field === "last_name_kana" || field === "first_name_kana") kana[field] = value
    else if (field !== "email") result[field] = field === "country_code" ? value.toLowerCase() : value
  }
  return { ...result, metadata: { ...metadata, ...kana } }
}
