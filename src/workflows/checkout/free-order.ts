import { createPaymentSessionsWorkflow, refreshPaymentCollectionForCartWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { dueOf } from "../../providers/amazon-pay/medusa/money-of"
import type { Cart } from "./cart"
import { collectionOf } from "./open-payment-session"
import { otherPayment } from "./other-payment"
import { completeCart, type Placed } from "./place-order"

/**
 * Places a cart that costs nothing without Amazon, which takes no charge of nothing. Medusa's payment collection must say
 * the same of it, and no other payment may have begun: Medusa places a cart on whatever payment session it has.
 */
export async function placeFreeOrder(container: MedusaContainer, cart: Cart, provider_id: string): Promise<Placed> {
  const other = otherPayment(container, cart)
  const { id: cart_id, payment_collection, currency_code } = cart
  const isAgreed = payment_collection === null || dueOf(payment_collection.amount, currency_code).isZero()
  if (!isAgreed && other !== "paid") {
    // The next press finds them agreed, and what was begun for the former amount gone.
    await refreshPaymentCollectionForCartWorkflow(container).run({ input: { cart_id } })
    return { failure: "total_changed" }
  }
  if (other !== "none") return { failure: "other_payment_open" }
  // Medusa asks for a payment of every total above zero, if it is ¥0.4.
  if (MathBN.gt(cart.total, 0)) {
    const payment_collection_id = await collectionOf(container, cart)
    await createPaymentSessionsWorkflow(container).run({ input: { payment_collection_id, provider_id } })
  }
  return completeCart(container, cart_id, "free")
}
