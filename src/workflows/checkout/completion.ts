import type { MedusaContainer } from "@medusajs/framework/types"
import type { CheckoutSessionId } from "../../amazon/ids"
import { amountOf, type Operation } from "../../ledger/operation"
import { beginningOf } from "../../providers/amazon-pay/data/payment-data"
import { amazonPayModule } from "../support/amazon-pay-module"
import { totalOf, type Cart, type CartPaymentSession } from "./cart"

/** A payment session, and the Complete that it was begun with. */
export interface Confirmed {
  session: CartPaymentSession
  completion: Operation
}

/** The one payment session there is must be this Checkout Session's, and for what the cart costs now. */
export async function confirmedSession(
  container: MedusaContainer,
  cart: Cart,
  id: CheckoutSessionId,
): Promise<Confirmed | null> {
  const sessions = cart.payment_collection?.payment_sessions ?? []
  const [session] = sessions
  if (sessions.length !== 1 || !session) return null
  const completion = await completionOf(container, session.id)
  if (completion?.subject !== id || !amountOf(completion.request)?.equals(totalOf(cart))) return null
  return { session, completion }
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
