import type { MedusaContainer } from "@medusajs/framework/types"
import { isSameAgreement, ONE_TIME, readAgreement, type Agreement } from "../../amazon/recurring/agreement"
import { isOverCap } from "../../amazon/recurring/caps"
import type { RecurringTerms } from "../../amazon/recurring/terms"
import { Money } from "../../amazon/money"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { opinionOf, termsIn } from "../recurring/terms"
import { recurring } from "../recurring/terms-claim"
import type { Binding } from "../support/binding"
import { totalOf, type Cart } from "./cart"

/** What the buyer of a Checkout Session agrees to with the cart as it is. */
export interface AgreementNow {
  agreement: Agreement
  /** The store's terms, where it has any. */
  terms: RecurringTerms | null
  /** Where it has no opinion, it is what its storefront asked the button for. */
  terms_by: "store" | "storefront"
  /** Why the checkout cannot go on. */
  failure: ShopperFailureCode | null
}

type Begun = Pick<Binding, "flow" | "charge_permission_type" | "recurring_metadata">

/** What a Checkout Session is for as last known; null when Amazon has not told. */
export function agreementOfBinding(binding: Pick<Begun, "charge_permission_type" | "recurring_metadata">) {
  const { charge_permission_type: chargePermissionType, recurring_metadata: recurringMetadata } = binding
  return readAgreement({ chargePermissionType, recurringMetadata })
}

/** To be kept with the Checkout Session. */
export function agreementColumns(agreement: Agreement) {
  const { chargePermissionType: charge_permission_type } = agreement
  const metadata = agreement.chargePermissionType === "Recurring" ? { ...agreement.recurringMetadata } : null
  return { charge_permission_type, recurring_metadata: metadata }
}

/**
 * The store is asked anew. Amazon lets a session for a single payment become one for recurring ones, until its buyer is
 * sent to approve it: in the review flow. Every other way a new session has to be made, by a new button.
 */
export async function agreementNow(container: MedusaContainer, cart: Cart, binding: Begun): Promise<AgreementNow> {
  const begun = agreementOfBinding(binding)
  const opinion = await opinionOf(container, cart.id)
  const terms = opinion.is === "terms" ? termsIn(opinion.terms, cart.currency_code) : null
  const isRefused = opinion.is === "not recurring" && begun?.chargePermissionType === "Recurring"
  const agreement = terms ? recurring(terms) : isRefused || !begun ? ONE_TIME : begun
  const isClaim = opinion.is === "no opinion" || agreement.chargePermissionType === "PaymentMethodOnFile"
  return {
    agreement,
    terms,
    terms_by: isClaim && agreement.chargePermissionType !== "OneTime" ? "storefront" : "store",
    failure: failureOf(),
  }

  function failureOf(): ShopperFailureCode | null {
    const isUpgrade = begun?.chargePermissionType === "OneTime" || begun?.chargePermissionType === "Recurring"
    const isPossible = binding.flow === "review" && agreement.chargePermissionType === "Recurring" && isUpgrade
    if (begun && !isSameAgreement(begun, agreement) && !isPossible) return "recurring_changed"
    return isOverLimit(agreement, totalOf(cart)) ? "over_recurring_limit" : null
  }
}

/** Why the payment that was confirmed may not be completed any more: the buyer approves what was confirmed, and no more. */
export async function changeSinceConfirmed(
  container: MedusaContainer,
  cart: Cart,
  binding: Begun,
): Promise<ShopperFailureCode | null> {
  const begun = agreementOfBinding(binding)
  const { agreement, failure } = await agreementNow(container, cart, binding)
  return failure ?? (begun && !isSameAgreement(begun, agreement) ? "recurring_changed" : null)
}

/** Whether Amazon would never charge as much within a month, now or later. */
export function isOverLimit(agreement: Agreement, total: Money): boolean {
  const { chargePermissionType: type } = agreement
  const later = agreement.chargePermissionType === "Recurring" ? Money.read(agreement.recurringMetadata.amount) : null
  return isOverCap(type, total) || (later !== null && isOverCap(type, later))
}
