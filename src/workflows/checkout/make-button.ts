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
import type { Placement } from "../../amazon/button"
import { acceptLanguage } from "../../amazon/preferred-language"
import { deliverySpecifications } from "../../amazon/delivery-specifications"
import { shopperFailure, type ShopperFailureCode } from "../../amazon/shopper-failure"
import { refusalOfCurrency, type Account } from "../../providers/amazon-pay/account/account"
import type { Flow } from "../../providers/amazon-pay/checkout/checkout-token"
import type { AmazonPayButton } from "../../providers/amazon-pay/checkout/amazon-pay-button"
import { makeButton } from "../../providers/amazon-pay/checkout/make-button"
import { amazonPayModule } from "../support/amazon-pay-module"
import { cartNow, getCart, needsShipping, nothingToPay, totalOf, type Cart } from "./cart"
import { firstChargeOf, firstChargeResult, type HookResult } from "./first-charge"
import { isOffered } from "./offered"
import { addressDetails } from "./address-details"
import { lacksTaxCountry, taxByBillingAddress } from "./tax-address"
import { directBuyer } from "../../providers/amazon-pay/checkout/change-since-import"
import { deliveryCountries } from "./delivery-countries"
import { opinionOf } from "../recurring/terms"
import { agreementOf, type TermsClaim } from "../recurring/terms-claim"
import { isOverLimit } from "./agreement"
import { inOwnWords } from "../support/workflow-of"
import { pageParams, paramsToSeal } from "./page-params"

export interface MakeButtonInput extends TermsClaim {
  cart_id: string
  provider_id?: string
  placement?: Placement
  flow?: Flow
  /** Of the storefront's page that the buyer leaves, and comes back to. */
  country_code?: string
  locale?: string
  /** Who is logged in: the order becomes theirs, if the cart is. */
  customer_id?: string
  language: string | null
}

/** `reason` is one of the shopper's failure codes, `message` says it in their language. */
export interface UnavailableButton {
  available: false
  reason: ShopperFailureCode
  message: string
}

const makeButtonStep = createStep(
  "amazon-pay-make-button",
  async (input: MakeButtonInput & { firstCharge?: HookResult }, { container }) => {
    return new StepResponse(await inOwnWords(input, () => signButton(container, input)))
  },
)

/**
 * All that a storefront needs to show Amazon's button for a cart, or why there is none. No call to Amazon, no row in a
 * table; the direct flow's total needs the tax address of a digital-only cart, which is written to the cart.
 *
 * The hook `setFirstCharge` lets the store charge only a part at checkout. Here it counts for the direct flow, whose
 * amounts are in the button. What the buyer agrees to beside it is the store's to say (recurring/terms.ts).
 *
 * @throws MedusaError(NOT_FOUND) for a cart or provider that does not exist
 * @throws MedusaError(INVALID_DATA) for a country that is not of the cart's region, or a locale that the storefront has not;
 *   with the code terms_differ or invalid_recurring_terms for what the browser claims of the terms
 */
export const makeButtonWorkflow = createWorkflow("amazon-pay-make-button", (input: WorkflowData<MakeButtonInput>) => {
  const about = transform(input, ({ cart_id, flow = "review" }) => ({ cart_id, flow }))
  const setFirstCharge = createHook("setFirstCharge", about, { resultValidator: firstChargeResult })
  const firstCharge = setFirstCharge.getResult()
  const button = makeButtonStep(
    transform({ input, firstCharge }, (given) => ({ ...given.input, firstCharge: given.firstCharge })),
  )
  return new WorkflowResponse(button, { hooks: [setFirstCharge] as const })
})

async function signButton(
  container: MedusaContainer,
  input: MakeButtonInput & { firstCharge?: HookResult },
): Promise<AmazonPayButton | UnavailableButton> {
  const { flow = "review", placement = "Cart", country_code, locale } = input
  const language = acceptLanguage(locale, input.language)
  const unavailable = (reason: ShopperFailureCode): UnavailableButton => ({
    available: false,
    reason,
    message: shopperFailure(reason, language).message,
  })
  // The amounts of the direct flow are in its button.
  if (flow === "direct") await taxByBillingAddress(container, input.cart_id)
  const cart = await getCart(container, input.cart_id)
  const chosen = chooseAccount(container, cart, input.provider_id)
  if ("reason" in chosen) return unavailable(chosen.reason)
  const { account, providerId: provider_id } = chosen
  const params = paramsToSeal(account, pageParams(account, cart, { country_code, locale }))
  if (cart.items.length === 0) return unavailable("cart_empty")
  if (cart.completed_at) return unavailable("cart_changed")

  const ships = needsShipping(cart)
  const total = totalOf(cart)
  const agreement = agreementOf(input, await opinionOf(container, cart.id), cart.currency_code)
  if (isOverLimit(agreement, total)) return unavailable("over_recurring_limit")
  if (flow === "direct") {
    const address = ships ? addressDetails(account, cart.shipping_address) : undefined
    if (ships && (!address || cart.shipping_methods.length === 0)) return unavailable("cart_incomplete")
    if (!cart.email || lacksTaxCountry(cart)) return unavailable("details_missing")
    if (nothingToPay(cart)) return unavailable("nothing_to_pay")
    const first = firstChargeOf(input.firstCharge, total, account)
    const claim = {
      ...common().claim,
      ...(first ? { first_charge: first.amount } : {}),
      buyer: directBuyer(cartNow(cart), account.options),
    }
    return makeButton(account, { ...common(), claim, addressDetails: address })
  }
  const countries = ships ? await deliveryCountries(container, cart) : []
  return makeButton(account, {
    ...common(),
    deliverySpecifications: deliverySpecifications(countries, account.options.specialRestrictions),
  })

  function common() {
    return {
      claim: {
        cart_id: cart.id,
        provider_id,
        flow,
        ...params,
        ...(input.customer_id ? { customer_id: input.customer_id } : {}),
      },
      productType: ships ? ("PayAndShip" as const) : ("PayOnly" as const),
      placement,
      locale: acceptLanguage(locale, cart.locale, input.language),
      total,
      agreement,
    }
  }
}

type Choice = { account: Account; providerId: string } | { reason: ShopperFailureCode }

/** The provider that was asked for, or the region's first that takes the cart's currency. */
function chooseAccount(container: MedusaContainer, cart: Cart, wanted: string | undefined): Choice {
  const { accounts } = amazonPayModule(container)
  const candidates = (wanted === undefined ? accounts.providerIds : [wanted]).filter((id) => isOffered(cart.region, id))
  const found = candidates.map((providerId) => ({ providerId, account: accounts.find(providerId) }))
  const ours = found.flatMap(({ providerId, account }) => (account ? { providerId, account } : []))
  const fitting = ours.find(({ account }) => refusalOfCurrency(account, cart.currency_code) === null)
  return fitting ?? { reason: ours.length > 0 ? "currency_unsupported" : "not_configured" }
}
