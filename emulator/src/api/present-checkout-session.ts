import { basicIso } from "../domain/timestamp.js"
import { CONSTRAINTS } from "../domain/states.js"
import {
  constraintsOf,
  knownAmount,
  type Checkout,
  type CheckoutSession,
  type PaymentDetails,
} from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { paidByGiftCardOnly } from "../engine/gift-card.js"
import { showsBillingAddress } from "../engine/open-permission.js"
import { SETTINGS } from "../engine/settings.js"
import { presentBillingAddress, presentShippingAddress } from "./present-address.js"
import { presentBuyer, presentPaymentPreferences } from "./present-buyer.js"
import { price, recurringMetadata, statusDetails } from "./present-parts.js"

/** Makes the URL a buyer is sent to once nothing is missing. */
export type RedirectUrl = (checkoutSessionId: string) => string

/**
 * A Checkout Session as the API answers it. The keys and their order are those Amazon's own SDK tests compare with.
 * Once it is Completed or Canceled everything but ids and state is null.
 */
export function presentCheckoutSession(engine: Engine, session: CheckoutSession, redirectUrl: RedirectUrl): object {
  const { status } = session
  const details = status.state === "Open" ? openDetails(engine, session, status.checkout, redirectUrl) : CLOSED_DETAILS
  return {
    checkoutSessionId: session.id,
    webCheckoutDetails: details.webCheckoutDetails,
    productType: details.productType,
    paymentDetails: details.paymentDetails,
    chargePermissionType: details.chargePermissionType,
    orderType: null,
    recurringMetadata: details.recurringMetadata,
    paymentMethodOnFileMetadata: details.paymentMethodOnFileMetadata,
    merchantDetails: null,
    merchantMetadata: details.merchantMetadata,
    supplementaryData: details.supplementaryData,
    buyer: details.buyer,
    billingAddress: details.billingAddress,
    paymentPreferences: details.paymentPreferences,
    statusDetails: statusDetails(
      status.state,
      status.state === "Canceled" ? status.reason : null,
      null,
      session.updatedAt,
    ),
    shippingAddress: details.shippingAddress,
    platformId: details.platformId,
    chargePermissionId: status.state === "Completed" ? status.chargePermissionId : null,
    chargeId: status.state === "Completed" ? status.chargeId : null,
    constraints: details.constraints,
    creationTimestamp: basicIso(session.createdAt),
    expirationTimestamp: details.expirationTimestamp,
    storeId: details.storeId,
    providerMetadata: details.providerMetadata,
    releaseEnvironment: session.environment,
    checkoutButtonText: null,
    deliverySpecifications: details.deliverySpecifications,
    tokens: null,
  }
}

const CLOSED_DETAILS = {
  webCheckoutDetails: null,
  productType: null,
  paymentDetails: null,
  chargePermissionType: null,
  recurringMetadata: null,
  paymentMethodOnFileMetadata: null,
  merchantMetadata: null,
  supplementaryData: null,
  buyer: null,
  billingAddress: null,
  paymentPreferences: [null],
  shippingAddress: null,
  platformId: null,
  constraints: [],
  expirationTimestamp: null,
  storeId: null,
  providerMetadata: { providerReferenceId: null },
  deliverySpecifications: null,
}

type Details = { readonly [key in keyof typeof CLOSED_DETAILS]: unknown }

function openDetails(engine: Engine, session: CheckoutSession, checkout: Checkout, redirectUrl: RedirectUrl): Details {
  const constraints = constraintsOf(checkout)
  const { choice } = checkout
  const billing = choice !== null && showsBillingAddress(engine, checkout) ? choice.account.billingAddress : null
  const giftCardOnly = choice !== null && paidByGiftCardOnly(choice, knownAmount(checkout))
  return {
    webCheckoutDetails: {
      checkoutReviewReturnUrl: checkout.reviewReturnUrl,
      checkoutResultReturnUrl: checkout.resultReturnUrl,
      amazonPayRedirectUrl: constraints.length === 0 ? redirectUrl(session.id) : null,
      checkoutCancelUrl: checkout.cancelUrl,
    },
    productType: checkout.productType,
    paymentDetails: presentPayment(checkout.payment),
    chargePermissionType: checkout.chargePermissionType,
    recurringMetadata: recurringMetadata(checkout.recurring),
    paymentMethodOnFileMetadata: checkout.setupOnly === null ? null : { setupOnly: checkout.setupOnly },
    merchantMetadata: checkout.merchantMetadata,
    supplementaryData: checkout.supplementaryData,
    buyer:
      choice === null
        ? null
        : presentBuyer(session.merchantId, choice, {
            scopes: checkout.scopes,
            payOnly: checkout.productType === "PayOnly",
            giftCardOnly,
          }),
    billingAddress: presentBillingAddress(billing),
    paymentPreferences: presentPaymentPreferences(choice, engine.region, giftCardOnly),
    shippingAddress: presentShippingAddress(choice?.address ?? null),
    platformId: checkout.platformId,
    constraints: constraints.map((id) => ({ constraintId: id, description: CONSTRAINTS[id] })),
    expirationTimestamp: basicIso(session.createdAt + SETTINGS.sessionLifetime),
    storeId: checkout.storeId,
    providerMetadata: { providerReferenceId: checkout.providerReferenceId },
    deliverySpecifications: checkout.deliverySpecifications,
  }
}

function presentPayment(payment: PaymentDetails): object {
  return {
    paymentIntent: payment.paymentIntent,
    canHandlePendingAuthorization: payment.canHandlePendingAuthorization ?? false,
    chargeAmount: price(payment.chargeAmount),
    totalOrderAmount: price(payment.totalOrderAmount),
    softDescriptor: payment.softDescriptor,
    presentmentCurrency: payment.presentmentCurrency,
    allowOvercharge: payment.allowOvercharge,
    extendExpiration: payment.extendExpiration,
  }
}
