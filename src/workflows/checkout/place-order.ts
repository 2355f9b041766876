import { completeCartWorkflow, updateCartWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import type { CheckoutSessionId } from "../../amazon/ids"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { readPaymentData } from "../../providers/amazon-pay/data/payment-data"
import { findBinding } from "../support/binding"
import { errorInfo } from "../support/error-info"
import { findCart, orderOfCart, reasonOfChange, totalOf, type Cart, type CartPaymentSession } from "./cart"
import { failureCodeOf } from "./checkout-failure"

export type Placed = { orderId: string } | { failure: ShopperFailureCode }

/**
 * Medusa's completeCart, with the checks it leaves out: it takes the first payment session it finds, whatever that is
 * for, never compares amounts, and places an order even on a payment that was canceled since (core-flows 2.21.2).
 */
export async function placeOrder(
  container: MedusaContainer,
  cartId: string,
  checkoutSessionId: CheckoutSessionId,
): Promise<Placed> {
  const cart = await findCart(container, cartId)
  if (cart === null) return { failure: "invalid_return" }
  const session = sessionToComplete(cart, checkoutSessionId)
  if (session === null) {
    const binding = await findBinding(container, checkoutSessionId)
    return { failure: reasonOfChange(cart, binding?.confirmed_contents ?? null) }
  }
  if (session.payment?.canceled_at) {
    // An earlier attempt failed after Amazon's part, and Medusa released the payment: it pays for nothing any more.
    await container.resolve(Modules.PAYMENT).deletePaymentSession(session.id)
    return { failure: "payment_failed" }
  }

  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  try {
    const { result } = await completeCartWorkflow(container).run({ input: { id: cartId } })
    return { orderId: result.id }
  } catch (error) {
    const orderId = await orderOfCart(container, cartId)
    if (orderId !== null) return { orderId }
    logger.error(`Amazon Pay: the cart ${cartId} was not completed. ${errorInfo(error).message}`)
    const failure = failureCodeOf(error) ?? failureOfMedusa(error)
    // Medusa takes a promotion that is used up off the cart only when the cart is calculated anew.
    if (failure === "total_changed") await updateCartWorkflow(container).run({ input: { id: cartId } })
    return { failure }
  }
}

/** The one payment session there is must be this Checkout Session's, and for what the cart costs now. */
export function sessionToComplete(cart: Cart, checkoutSessionId: CheckoutSessionId): CartPaymentSession | null {
  const sessions = cart.payment_collection?.payment_sessions ?? []
  const [session] = sessions
  const payment = readPaymentData(session?.data)
  if (sessions.length !== 1 || !session || payment?.checkout_session_id !== checkoutSessionId) return null
  const total = totalOf(cart)
  return payment.amount === total.amount && payment.currency_code === total.currencyCode ? session : null
}

function failureOfMedusa(error: unknown): ShopperFailureCode {
  const { type, code, message } = errorInfo(error)
  if (code === MedusaError.Codes.INSUFFICIENT_INVENTORY) return "out_of_stock"
  // Without a code there are only Medusa's own words: of its inventory module, and of its promotion module (2.21.2).
  if (message.startsWith("Not enough stock available")) return "out_of_stock"
  if (message.startsWith("Promotion usage exceeds")) return "total_changed"
  const isAboutCart = type === MedusaError.Types.INVALID_DATA || type === MedusaError.Types.NOT_ALLOWED
  return isAboutCart ? "cart_incomplete" : "payment_failed"
}
