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
import type { CheckoutSessionId } from "../../amazon/ids"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import type { AccountOptions } from "../../providers/amazon-pay/account/options"
import { confirmedUrl } from "../../providers/amazon-pay/checkout/storefront-urls"
import { redirectUrlOf } from "../../providers/amazon-pay/data/payment-data"
import { OutcomeUnknownError, settleOpen } from "../../ledger/operate"
import { operatorFor } from "../reconcile/operator"
import { amazonPayModule } from "../support/amazon-pay-module"
import { completionAtAmazon } from "./completion"
import { placeOrder, placeOtherPaid, type Placed } from "./place-order"
import { oneAtATime } from "../support/one-at-a-time"
import { firstLook } from "./retry-schedule"
import { agreementColumns, agreementNow } from "./agreement"
import { bindingOfCart, type SessionOfCart } from "./binding-of-cart"
import { contentsOf, needsShipping, nothingToPay, orderOfCart, totalOf, type Cart } from "./cart"
import { checkoutFailure, detailsMissing, failureCodeOf } from "./checkout-failure"
import { findOwnCart } from "./customer"
import { firstChargeOf, firstChargeResult, type HookResult } from "./first-charge"
import { placeFreeOrder } from "./free-order"
import { missingFields } from "./missing-fields"
import { obstacleOf, isOutOfStock } from "./blocker"
import { otherPayment } from "./other-payment"
import { openPaymentSession } from "./open-payment-session"
import { inOwnWords } from "../support/workflow-of"
import { pageParamsOf } from "./page-params"

export type ConfirmInput = SessionOfCart

/** What the hook is told of the checkout that is confirmed. */
export interface CartToConfirm {
  cart_id: string
  checkout_session_id: string
  provider_id: string
}

const findCartStep = createStep("amazon-pay-find-cart-to-confirm", async (input: ConfirmInput, { container }) => {
  const { id, cart_id, provider_id } = await inOwnWords(input, () => bindingOfCart(container, input))
  return new StepResponse<CartToConfirm>({ cart_id, checkout_session_id: id, provider_id })
})

const confirmCheckoutStep = createStep(
  "amazon-pay-confirm-checkout",
  async (input: ConfirmInput & { firstCharge?: HookResult }, { container }) => {
    return new StepResponse(await inOwnWords(input, () => confirmCheckout(container, input)))
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

async function confirmCheckout(
  container: MedusaContainer,
  { firstCharge, ...input }: ConfirmInput & { firstCharge?: HookResult },
) {
  const refuse = (code: ShopperFailureCode) => checkoutFailure(code, input.language)
  const binding = await bindingOfCart(container, input)
  const { id, cart_id, provider_id, flow, payment_descriptor } = binding

  return oneAtATime(container, cart_id, async () => {
    const account = amazonPayModule(container).accounts.find(provider_id)
    if (account === null) throw refuse("provider_unavailable")
    const placed = async (order: string) => ({
      redirect_url: confirmedUrl(account, await pageParamsOf(container, binding), order),
    })
    const orderId = await orderOfCart(container, cart_id)
    if (orderId !== null) return placed(orderId)
    if (!amazonPayModule(container).lookups.takeKnown(id)) throw refuse("amazon_unreachable")
    const paid = await placePaid(container, binding)
    if (paid && "failure" in paid) throw refuse(paid.failure)
    if (paid) return placed(paid.orderId)
    const other = await placeOtherPaid(container, cart_id, id)
    if (other && "failure" in other) throw refuse(other.failure)
    if (other) return placed(other.orderId)
    const cart = await findOwnCart(container, cart_id, binding.customer_id)
    if (cart === null) throw refuse("session_gone")
    await throwUnlessReady(container, cart, { ...binding, options: account.options, language: input.language })

    const now = await agreementNow(container, cart, binding)
    if (nothingToPay(cart) && !now.terms?.trial) {
      const free = await placeFreeOrder(container, cart, provider_id)
      if ("failure" in free) throw refuse(free.failure)
      return placed(free.orderId)
    }
    if (otherPayment(container, cart) === "paid") throw refuse("other_payment_open")

    if (now.failure) throw refuse(now.failure)
    const bound = {
      id,
      flow,
      descriptor: payment_descriptor ?? "",
      firstCharge: firstChargeOf(firstCharge, totalOf(cart), account),
      terms: now.terms,
    }
    // Before Amazon is told: it does not make a single payment of a recurring one again.
    const agreed = { ...agreementColumns(now.agreement), terms_by: now.terms_by }
    await amazonPayModule(container).updateAmazonPayCheckoutSessions({ id, ...agreed })
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

/** What Medusa would refuse only after the buyer has paid. @throws MedusaError with a shopper's failure code */
async function throwUnlessReady(
  container: MedusaContainer,
  cart: Cart,
  {
    options,
    language,
    ...seen
  }: Parameters<typeof obstacleOf>[2] & { options: AccountOptions; language: string | null },
): Promise<void> {
  const obstacle = await obstacleOf(container, cart, seen, options)
  if (obstacle) throw checkoutFailure(obstacle, language)
  const missing = missingFields(cart, options.requiredFields)
  if (missing.length > 0) throw detailsMissing(missing, language)
  if (needsShipping(cart) && cart.shipping_methods.length === 0) throw checkoutFailure("cart_incomplete", language)
  if (await isOutOfStock(container, cart)) throw checkoutFailure("out_of_stock", language)
}
