import type { MedusaContainer } from "@medusajs/framework/types"
import type { CheckoutSessionId } from "../../amazon/ids"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { amountOf, type Operation } from "../../ledger/operation"
import { beginningOf } from "../../providers/amazon-pay/data/payment-data"
import type { Binding } from "../support/binding"
import { amazonPayModule } from "../support/amazon-pay-module"
import { changeSinceImport } from "../../providers/amazon-pay/checkout/change-since-import"
import { changeSinceConfirmed } from "./agreement"
import { refusalOf } from "./offered"
import { cartNow, reasonOfChange, totalOf, type Cart, type CartPaymentSession } from "./cart"

/** A payment session, and the Complete that it was begun with. */
export interface Confirmed {
  session: CartPaymentSession
  completion: Operation
}

/**
 * The one payment session there is must be this Checkout Session's, and for what the cart costs now. As long as nothing is
 * asked of Amazon, buyer and address must be those that were chosen there, and the terms those that were confirmed.
 */
export async function confirmedSession(
  container: MedusaContainer,
  cart: Cart,
  binding: Binding & { id: CheckoutSessionId },
): Promise<Confirmed | { failure: ShopperFailureCode }> {
  const refusal = refusalOf(container, cart, binding.provider_id)
  // Medusa places no order by a provider that the region does not offer.
  if (refusal) return { failure: refusal }
  const sessions = cart.payment_collection?.payment_sessions ?? []
  const [session] = sessions
  const completion = session && (await completionOf(container, session.id))
  const { id } = binding
  const isOurs = sessions.length === 1 && completion?.subject === id
  const { options } = amazonPayModule(container).accounts.get(binding.provider_id)
  const changedSince = () => changeSinceImport(binding, cartNow(cart), options)
  if (!session || !completion || !isOurs || !amountOf(completion.request)?.equals(totalOf(cart))) {
    return { failure: changedSince() ?? reasonOfChange(cart, binding.confirmed_contents) }
  }
  if (completion.outcome !== "prepared") return { session, completion }
  // What it paid for before is gone, or given back: it cannot pay for this.
  if (await completionAtAmazon(container, id)) return { failure: "cart_changed" }
  const failure = changedSince() ?? (await changeSinceConfirmed(container, cart, binding))
  return failure ? { failure } : { session, completion }
}

/** The Complete that a payment session was begun with, if it was. */
export async function completionOf(container: MedusaContainer, paymentSessionId: string): Promise<Operation | null> {
  const { operations } = amazonPayModule(container).ledger
  const begun = beginningOf(await operations.ofOwner(paymentSessionId), paymentSessionId)
  return begun?.request.kind === "complete" ? begun : null
}

/** The Complete of a Checkout Session that Amazon has made, or may have made. */
export async function completionAtAmazon(container: MedusaContainer, id: CheckoutSessionId): Promise<Operation | null> {
  const all = await amazonPayModule(container).ledger.operations.ofSubject(id)
  return all.findLast(({ outcome }) => outcome === "made" || outcome === "open") ?? null
}
