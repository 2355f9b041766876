import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { isCheckoutSessionId, type CheckoutSessionId } from "../../amazon/ids"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { confirmedUrl } from "../../providers/amazon-pay/checkout/storefront-urls"
import { redirectUrlOf } from "../../providers/amazon-pay/data/payment-data"
import { OutcomeUnknownError, settleOpen } from "../../ledger/operate"
import { operatorFor } from "../reconcile/operator"
import { amazonPayModule } from "../support/amazon-pay-module"
import { completionAtAmazon } from "./completion"
import { placeOrder, type Placed } from "./place-order"
import { findBinding } from "../support/binding"
import { oneAtATime } from "../support/one-at-a-time"
import { firstLook } from "./retry-schedule"
import { contentsOf, findCart, needsShipping, orderOfCart, totalOf, type Cart } from "./cart"
import { checkoutFailure, failureCodeOf } from "./checkout-failure"
import { firstChargeOf, firstChargeResult, type HookResult } from "./first-charge"
import { missingFields } from "./missing-fields"
import { obstacleOf, isOutOfStock } from "./blocker"
import { openPaymentSession } from "./open-payment-session"

export interface ConfirmInput {
  checkout_session_id: string
  /** For the messages: a BCP 47 tag or an Accept-Language header. */
  language: string | null
}

/** What the hook is told of the checkout that is confirmed. */
export interface CartToConfirm {
  cart_id: string
  checkout_session_id: string
  provider_id: string
}

const findCartStep = createStep("amazon-pay-find-cart-to-confirm", async (input: ConfirmInput, { container }) => {
  const { id, cart_id, provider_id } = await bindingToConfirm(container, input)
  return new StepResponse<CartToConfirm>({ cart_id, checkout_session_id: id, provider_id })
})

const confirmCheckoutStep = createStep(
  "amazon-pay-confirm-checkout",
  async (input: ConfirmInput & { firstCharge?: HookResult }, { container }) => {
    return new StepResponse(await confirmCheckout(container, input))
  },
)

/**
 * 注文を確定する: makes the payment session at the cart's final total, whose provider sets it on the Checkout Session, and
 * says where the buyer approves it. One call to Amazon. It may be pressed again: each press is for the total of then.
 *
 * The hook `setFirstCharge` lets the store charge only a part at checkout, and the rest as it captures.
 *
 * @throws MedusaError with a shopper's failure code; cart and Checkout Session are as before
 */
export const confirmCheckoutWorkflow = createWorkflow(
  "amazon-pay-confirm-checkout",
  (input: WorkflowData<ConfirmInput>) => {
    const setFirstCharge = createHook("setFirstCharge", findCartStep(input), { resultValidator: firstChargeResult })
    const firstCharge = setFirstCharge.getResult()
    const confirmed = confirmCheckoutStep(
      transform({ input, firstCharge }, (given) => ({ ...given.input, firstCharge: given.firstCharge })),
    )
    return new WorkflowResponse(confirmed, { hooks: [setFirstCharge] as const })
  },
)

async function bindingToConfirm(container: MedusaContainer, { checkout_session_id: id, language }: ConfirmInput) {
  const binding = isCheckoutSessionId(id) ? await findBinding(container, id) : null
  const cart_id = binding?.cart_id
  if (!isCheckoutSessionId(id) || binding === null || !cart_id) throw checkoutFailure("session_gone", language)
  return { ...binding, id, cart_id }
}

async function confirmCheckout(
  container: MedusaContainer,
  { firstCharge, ...input }: ConfirmInput & { firstCharge?: HookResult },
) {
  const refuse = (code: ShopperFailureCode) => checkoutFailure(code, input.language)
  const binding = await bindingToConfirm(container, input)
  const { id, cart_id, provider_id, flow, payment_descriptor } = binding

  return oneAtATime(container, cart_id, async () => {
    const account = amazonPayModule(container).accounts.get(provider_id)
    const orderId = await orderOfCart(container, cart_id)
    if (orderId !== null) return { redirect_url: confirmedUrl(account, orderId) }
    const paid = await placePaid(container, binding)
    if (paid && "failure" in paid) throw refuse(paid.failure)
    if (paid) return { redirect_url: confirmedUrl(account, paid.orderId) }
    const cart = await findCart(container, cart_id)
    if (cart === null) throw refuse("session_gone")
    const obstacle = await whyNotYet(container, cart, binding, account.options.requiredFields)
    if (obstacle) throw refuse(obstacle)

    if (totalOf(cart).isZero()) return { redirect_url: confirmedUrl(account, await placeFreeOrder(container, cart_id)) }

    const bound = {
      id,
      flow,
      descriptor: payment_descriptor ?? "",
      firstCharge: firstChargeOf(firstCharge, totalOf(cart), account),
    }
    try {
      const session = await openPaymentSession(container, cart, { provider_id, bound })
      await amazonPayModule(container).updateAmazonPayCheckoutSessions({
        id,
        confirmed_contents: contentsOf(cart),
        failure_code: null,
        // The buyer may approve the payment and never come back: then the clock places the order.
        next_look_at: firstLook(amazonPayModule(container).clock.now()),
        idle_looks: 0,
      })
      const redirect_url = redirectUrlOf(session.data)
      if (!redirect_url) throw refuse("not_configured")
      return { redirect_url }
    } catch (error) {
      const code = failureCodeOf(error)
      throw code ? refuse(code) : error
    }
  })
}

/**
 * An earlier press was approved, and the answer to its Complete was lost: the order, and not a second payment.
 * @returns null when Amazon was not asked to complete the session before
 */
async function placePaid(
  container: MedusaContainer,
  { id, cart_id, provider_id }: { id: CheckoutSessionId; cart_id: string; provider_id: string },
): Promise<Placed | null> {
  try {
    await settleOpen(operatorFor(container, provider_id), id)
  } catch (error) {
    if (error instanceof OutcomeUnknownError) return { failure: "amazon_unreachable" }
    throw error
  }
  return (await completionAtAmazon(container, id)) ? placeOrder(container, cart_id, id) : null
}

/** What Medusa would refuse only after the buyer has paid. */
async function whyNotYet(
  container: MedusaContainer,
  cart: Cart,
  binding: Parameters<typeof obstacleOf>[2],
  requiredFields: Parameters<typeof missingFields>[1],
): Promise<ShopperFailureCode | null> {
  const obstacle = await obstacleOf(container, cart, binding)
  if (obstacle) return obstacle
  if (missingFields(cart, requiredFields).length > 0) return "details_missing"
  if (needsShipping(cart) && cart.shipping_methods.length === 0) return "cart_incomplete"
  return (await isOutOfStock(container, cart)) ? "out_of_stock" : null
}

/** A promotion pays for all of it: there is nothing to charge, and Amazon takes no charge of nothing. */
async function placeFreeOrder(container: MedusaContainer, id: string): Promise<string> {
  const { result } = await completeCartWorkflow(container).run({ input: { id } })
  return result.id
}
