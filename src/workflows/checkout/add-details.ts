import { updateCartWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer, UpsertAddressDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { normalizePhone, splitName } from "../../amazon/japan"
import { storable } from "../../amazon/resources/wire"
import { changeSinceImport } from "../../providers/amazon-pay/checkout/change-since-import"
import { amazonPayModule } from "../support/amazon-pay-module"
import { oneAtATime } from "../support/one-at-a-time"
import { workflowOf } from "../support/workflow-of"
import { bindingOfCart, type SessionOfCart } from "./binding-of-cart"
import { cartNow, findCart, needsShipping, type Cart, type CartAddress } from "./cart"
import { checkoutFailure, detailsMissing } from "./checkout-failure"
import { isOwnedBy, makeGuestCart, usableEmail } from "./customer"
import { addressDigest } from "../../amazon/address/address-digest"
import type { MissingField } from "./missing-fields"
import { taxByBillingAddress } from "./tax-address"
import { viewCheckoutSession, type CheckoutSessionView } from "./view-checkout-session"

export interface AddDetailsInput extends SessionOfCart {
  /** By the names of `missing_fields`. */
  details: Partial<Record<MissingField, string>>
}

/**
 * Adds to the cart what the shopper was asked for because Amazon did not send it, and nothing else: what Amazon sent is
 * changed at Amazon.
 *
 * @throws MedusaError(NOT_FOUND) with the shopper's code session_gone; with email_refused for an e-mail address that
 * Medusa cannot use
 */
export const addDetailsWorkflow = workflowOf("amazon-pay-add-details", addDetails)

async function addDetails(container: MedusaContainer, input: AddDetailsInput): Promise<CheckoutSessionView> {
  const { cart_id } = await bindingOfCart(container, input)
  return oneAtATime(container, cart_id, async () => {
    const { missing_fields } = await viewCheckoutSession(container, input)
    const wanted = missing_fields.filter((field) => input.details[field])
    const binding = await bindingOfCart(container, input)
    const cart = await findCart(container, cart_id)
    const { options } = amazonPayModule(container).accounts.get(binding.provider_id)
    // Through Medusa's own door it may have changed since it was looked at: that would be taken for agreed.
    if (cart && wanted.length > 0 && changeSinceImport(binding, cartNow(cart), options) === null) {
      if (wanted.includes("email")) await addEmail(container, cart, input, binding.customer_id)
      const { id } = binding
      const address = await addToAddress(container, cart, input, wanted)
      if (address && needsShipping(cart)) {
        const imported_address = addressDigest(address)
        await amazonPayModule(container).updateAmazonPayCheckoutSessions({ id, imported_address })
      }
    }
    return viewCheckoutSession(container, input)
  })
}

async function addEmail(
  container: MedusaContainer,
  cart: Cart,
  { details, language }: AddDetailsInput,
  customerId: string | null,
): Promise<void> {
  const email = usableEmail(details.email ?? null)
  if (email === null) throw checkoutFailure("email_refused", language)
  if (isOwnedBy(cart, customerId)) await updateCartWorkflow(container).run({ input: { id: cart.id, email } })
  else await makeGuestCart(container, cart, email)
}

async function addToAddress(
  container: MedusaContainer,
  cart: Cart,
  { details, language }: AddDetailsInput,
  wanted: readonly MissingField[],
): Promise<UpsertAddressDTO | null> {
  const ofAddress = wanted.filter((field) => field !== "email")
  if (ofAddress.length === 0) return null
  const key = needsShipping(cart) ? "shipping_address" : "billing_address"
  const address = completed(cart[key], details, ofAddress)
  if (wanted.includes("country_code") && !(await isCountry(container, address.country_code))) {
    throw detailsMissing(["country_code"], language)
  }
  await updateCartWorkflow(container).run({ input: { id: cart.id, [key]: address } })
  await taxByBillingAddress(container, cart.id)
  return address
}

/** A country that Medusa knows: an unknown one would be sold to without tax. */
async function isCountry(container: MedusaContainer, iso_2: string | undefined): Promise<boolean> {
  if (!iso_2) return false
  return (await container.resolve(Modules.REGION).listCountries({ iso_2 }, { take: 1 })).length > 0
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
    const value = storable(details[field] ?? "").trim()
    if (field === "name") Object.assign(result, splitName(value))
    else if (field === "phone") result.phone = normalizePhone(value) ?? value
    else if (field === "last_name_kana" || field === "first_name_kana") kana[field] = value
    else if (field !== "email") result[field] = field === "country_code" ? countryOf(value) : value
  }
  return { ...result, metadata: { ...metadata, ...kana } }
}

/** As shoppers write it: the United Kingdom's domain is not its code. */
function countryOf(text: string): string {
  const code = text.toLowerCase()
  return code === "uk" ? "gb" : code
}
