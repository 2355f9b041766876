import type { BuyerAccount, BuyerChoice } from "../engine/buyer-account.js"
import { paymentDescriptor } from "../engine/gift-card.js"
import { sha256Hex } from "../signature/canonical-request.js"
import type { Region } from "../domain/region.js"

/** A buyer's id is unique per Amazon account and per merchant (Amazon Pay Japan FAQ, QA-50). */
export function buyerId(merchantId: string, account: BuyerAccount): string {
  const digest = sha256Hex(`${merchantId}|${account.email ?? account.name ?? ""}`)
  return `amzn1.account.${digest.slice(0, 28).toUpperCase()}`
}

/** What decides how much of the buyer a shop gets to see. */
export type Disclosure = {
  readonly scopes: readonly string[] | null
  readonly payOnly: boolean
  readonly giftCardOnly: boolean
}

/**
 * The buyer as far as the shop asked for it. No scopes means name and email; the phone comes with its scope, or for
 * PayOnly without scopes, and never when a gift card pays alone (Amazon Pay Japan FAQ, QA-50; onboarding: new buyer
 * flow).
 */
export function presentBuyer(
  merchantId: string,
  choice: BuyerChoice,
  { scopes, payOnly, giftCardOnly }: Disclosure,
): object {
  const { account } = choice
  const wants = (scope: string): boolean => scopes === null || scopes.length === 0 || scopes.includes(scope)
  const phone = payOnly ? wants("phoneNumber") : scopes?.includes("phoneNumber") === true
  return {
    buyerId: buyerId(merchantId, account),
    name: wants("name") ? account.name : null,
    email: wants("email") ? account.email : null,
    phoneNumber: phone && !giftCardOnly ? account.phoneNumber : null,
    primeMembershipTypes: null,
  }
}

/** paymentPreferences holds a single null until there is a buyer. */
export function presentPaymentPreferences(
  choice: BuyerChoice | null,
  region: Region,
  giftCardOnly: boolean,
): readonly unknown[] {
  if (choice === null) return [null]
  return [{ paymentDescriptor: paymentDescriptor(choice, region, giftCardOnly) }]
}
