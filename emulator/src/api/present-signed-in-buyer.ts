import type { SignedInBuyer } from "../engine/signed-in-buyer.js"
import { presentBillingAddress, presentShippingAddress } from "./present-address.js"
import { buyerId } from "./present-buyer.js"

/** Get Buyer's answer: what the shop's signInScopes ask for, null for the rest. */
export function presentSignedInBuyer({ merchantId, account, scopes }: SignedInBuyer): object {
  const asked = <Value>(scope: string, value: Value): Value | null => (scopes.includes(scope) ? value : null)
  const home = account.addresses[0]?.address ?? null
  return {
    name: asked("name", account.name),
    email: asked("email", account.email),
    buyerId: buyerId(merchantId, account),
    postalCode: asked("postalCode", home?.postalCode ?? null),
    countryCode: home?.countryCode ?? null,
    phoneNumber: asked("phoneNumber", account.phoneNumber),
    shippingAddress: asked("shippingAddress", presentShippingAddress(home)),
    billingAddress: asked(
      "billingAddress",
      presentBillingAddress(account.billingAddress, asked("phoneNumber", account.phoneNumber)),
    ),
    primeMembershipTypes: null,
  }
}
