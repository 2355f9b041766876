import { updateCartWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer, UpdateCartWorkflowInputDTO, UpsertAddressDTO } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { toMedusaAddress } from "../../amazon/address"
import type { AmazonAddress } from "../../amazon/resources/address"
import type { CheckoutSession } from "../../amazon/resources/checkout-session"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { Binding } from "../support/binding"
import { getCart, needsShipping, ownMetadata, type Cart, type CartAddress } from "./cart"
import { giveToCustomer, makeGuestCart, usableEmail } from "./customer"
import { addressDigest, digest } from "../../amazon/address/address-digest"
import { taxByBillingAddress } from "./tax-address"

/**
 * Puts what Amazon knows of the buyer into the cart, and nothing of who was there before stays in it: e-mail, customer,
 * addresses, name. Taxes, shipping options and promotions follow in Medusa. An address that Medusa would refuse leaves
 * the cart without one. What the shopper has added on the review page stays while Amazon's buyer and address are the
 * same.
 *
 * @returns what the shopper has to know of it, or null; it is remembered with the session
 */
export async function importBuyer(
  container: MedusaContainer,
  cart: Cart,
  session: CheckoutSession,
  binding: Binding,
): Promise<ShopperFailureCode | null> {
  const module = amazonPayModule(container)
  const { buyer } = session
  const imported_buyer = digest([buyer.buyerId, buyer.name])
  // Until all of it is there, the cart holds nobody's details: a session that finds it so brings its own again.
  const nobody = { imported_buyer: null, imported_address: null }
  await module.updateAmazonPayCheckoutSessions({ selector: { cart_id: cart.id, flow: "review" }, data: nobody })

  const isUnchanged = !needsShipping(cart) || binding.imported_address === addressDigest(cart.shipping_address)
  const isSameBuyer = binding.imported_buyer === imported_buyer && isUnchanged
  const former = isSameBuyer ? cart : null
  const email = usableEmail(buyer.email)
  const isOwn = await giveToCustomer(container, cart, binding.customer_id)
  if (!isOwn) await makeGuestCart(container, cart, email ?? former?.email ?? null)

  const chosen = session.shippingAddress
  const shipping = chosen && isDeliverable(cart, chosen) ? chosen : null
  // Without a billing address of its own the one of the goods stands in: Medusa's taxes and invoices ask for one.
  const billing = session.billingAddress ?? shipping
  const addressOf = (address: AmazonAddress | null, before: CartAddress | null | undefined) =>
    address && cartAddress({ ...address, phoneNumber: address.phoneNumber || buyer.phoneNumber }, before ?? null)
  const update: UpdateCartWorkflowInputDTO = {
    id: cart.id,
    shipping_address: addressOf(shipping, former?.shipping_address),
    // The country that the shopper was asked for stays with them.
    ...(billing || !former ? { billing_address: addressOf(billing, former?.billing_address) } : {}),
    metadata: { ...cart.metadata, amazon_pay: { ...ownMetadata(cart), buyer_name: buyer.name } },
  }
  await updateCartWorkflow(container).run({ input: update })
  await taxByBillingAddress(container, cart.id)

  const updated = await getCart(container, cart.id)
  const failure_code = failureOf()
  const imported_address = addressDigest(update.shipping_address)
  await module.updateAmazonPayCheckoutSessions({ id: binding.id, imported_buyer, imported_address, failure_code })
  return failure_code

  function failureOf(): ShopperFailureCode | null {
    if (chosen && !shipping) return "shipping_unavailable"
    if (!chosen && needsShipping(cart)) return "details_missing"
    if (!isOwn && buyer.email && !updated.email) return "email_refused"
    // A promotion ended while the buyer was at Amazon.
    return MathBN.lt(updated.discount_total, cart.discount_total) ? "total_changed" : null
  }
}

/** Medusa refuses a delivery address of a country outside the cart's region. */
function isDeliverable({ region }: Cart, { countryCode }: AmazonAddress): boolean {
  const code = countryCode?.toLowerCase()
  return code === undefined || (region?.countries ?? []).some(({ iso_2 }) => iso_2 === code)
}

/**
 * Every field is written, if only as "": Medusa merges addresses, and what the former one had must not stay.
 * @param former what the same buyer had there: what the shopper was asked for is kept with the address it belongs to
 */
function cartAddress(address: AmazonAddress, former: CartAddress | null): UpsertAddressDTO {
  const fields = toMedusaAddress(address)
  const kept = former !== null && isOf(former, address) ? former : null
  const hasName = Boolean(fields.first_name ?? fields.last_name)
  return {
    first_name: (hasName ? fields.first_name : kept?.first_name) ?? "",
    last_name: (hasName ? fields.last_name : kept?.last_name) ?? "",
    company: fields.company ?? "",
    address_1: fields.address_1 ?? kept?.address_1 ?? "",
    address_2: fields.address_2 ?? "",
    city: fields.city ?? "",
    province: fields.province ?? "",
    postal_code: fields.postal_code ?? kept?.postal_code ?? "",
    phone: fields.phone ?? former?.phone ?? "",
    country_code: fields.country_code ?? kept?.country_code ?? "",
    metadata: { ...kept?.metadata, amazon_pay: rawLines(address) },
  }
}

const RAW_FIELDS = [
  "name",
  "addressLine1",
  "addressLine2",
  "addressLine3",
  "city",
  "county",
  "district",
  "stateOrRegion",
  "postalCode",
] as const

/** The address as Amazon sent it, kept beside our reading of it: name and lines are free text there. */
function rawLines(address: AmazonAddress): Record<string, unknown> {
  return Object.fromEntries(RAW_FIELDS.map((field) => [field, address[field]]))
}

/** Whether an address in the cart is of these very lines. */
function isOf({ metadata }: CartAddress, address: AmazonAddress): boolean {
  const raw = metadata?.["amazon_pay"]
  return (
    typeof raw === "object" && raw !== null && RAW_FIELDS.every((field) => Reflect.get(raw, field) === address[field])
  )
}
