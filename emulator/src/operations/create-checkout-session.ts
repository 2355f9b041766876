import { AmazonPayError, refuse } from "../domain/errors.js"
import type { Money } from "../domain/money.js"
import { isReturnUrl } from "../domain/return-url.js"
import type { ProductType } from "../domain/states.js"
import type { BuyNow } from "../engine/buy-now.js"
import type { CheckoutSession } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { mergeMetadata, NO_METADATA } from "../engine/merchant-metadata.js"
import { setSessionStatus } from "../engine/record.js"
import { SETTINGS } from "../engine/settings.js"
import type { Caller } from "./caller.js"
import { assertCreation } from "./creation-rules.js"
import { createPayment } from "./merge-payment.js"
import { mergeRecurring } from "./recurring.js"
import type { CreateSessionInput, UpdateSessionInput } from "./session-input.js"
import { addressDetailsOf } from "./address-details.js"

/** What the button knows beside the signed payload. All null for a session made by the API. */
export type ButtonContext = {
  readonly productType: ProductType | null
  readonly language: string | null
  readonly referrer: string | null
  readonly estimatedOrderAmount: Money | null
  readonly buyNow: BuyNow | null
}

/** Create Checkout Session: nobody has pressed anything. */
export const NO_BUTTON: ButtonContext = {
  productType: null,
  language: null,
  referrer: null,
  estimatedOrderAmount: null,
  buyNow: null,
}

/**
 * Opens a Checkout Session, for the button's signed payload and for the API alike.
 * @throws MissingParameterValue, InvalidParameterValue, InvalidParameterCombination naming the field.
 */
export function createCheckoutSession(
  engine: Engine,
  caller: Caller,
  input: CreateSessionInput,
  button: ButtonContext,
): CheckoutSession {
  const web = input.webCheckoutDetails
  assertEmulated(engine, input)
  if (button.buyNow === null) assertReturnUrls(web)
  assertEachReturnUrl(caller, web)
  if (input.storeId !== caller.storeId) {
    throw refuse.invalidValue("storeId", "The storeId does not belong to this public key's merchant and environment.")
  }
  const chargePermissionType = input.chargePermissionType ?? "OneTime"
  assertCreation(input, chargePermissionType, button !== NO_BUTTON)
  const now = engine.clock.now()
  const session: CheckoutSession = {
    id: engine.ids.uuid(),
    merchantId: caller.merchantId,
    environment: caller.environment,
    createdAt: now,
    updatedAt: now,
    status: {
      state: "Open",
      checkout: {
        storeId: input.storeId,
        productType: button.productType,
        reviewReturnUrl: web.checkoutReviewReturnUrl ?? null,
        resultReturnUrl: web.checkoutResultReturnUrl ?? null,
        cancelUrl: web.checkoutCancelUrl ?? null,
        mode: web.checkoutMode ?? null,
        payment: createPayment(engine, input.paymentDetails),
        chargePermissionType,
        recurring: mergeRecurring(engine, null, input.recurringMetadata),
        setupOnly: input.paymentMethodOnFileMetadata?.setupOnly ?? null,
        merchantMetadata: mergeMetadata(NO_METADATA, input.merchantMetadata),
        supplementaryData: input.supplementaryData ?? null,
        platformId: input.platformId ?? null,
        providerReferenceId: input.providerMetadata?.providerReferenceId ?? null,
        scopes: input.scopes ?? null,
        deliverySpecifications: input.deliverySpecifications ?? null,
        addressDetails: addressDetailsOf(input, button.productType),
        language: button.language,
        referrer: button.referrer,
        estimatedOrderAmount: button.estimatedOrderAmount,
        choice: null,
        confirmed: false,
        buyNow: button.buyNow,
        approval: null,
      },
    },
  }
  engine.store.sessions.set(session.id, session)
  setSessionStatus(engine, session, session.status)
  engine.schedule.add({ at: now + SETTINGS.sessionLifetime, kind: "session-expires", id: session.id })
  return session
}

/** What Amazon Pay offers to invited shops only, or not in Japan, and the emulator leaves out. */
function assertEmulated({ region }: Engine, input: CreateSessionInput): void {
  // Amazon Pay JA: steps-to-integrate-with-amazon-pay-hosted-update-page.
  if (input.chargePermissionId && region.code === "jp") {
    throw new AmazonPayError(
      "UnsupportedOperation",
      "'chargePermissionId' is of the page that updates a payment method on file, which Amazon Pay does not offer in Japan.",
    )
  }
  for (const field of ["chargePermissionId", "multiAddressesCheckoutMetadata"] as const) {
    if (!input[field]) continue
    throw new AmazonPayError(
      "UnsupportedOperation",
      `'${field}' exists at Amazon Pay but is not emulated by amazon-pay-emulator.`,
    )
  }
}

function assertReturnUrls(web: CreateSessionInput["webCheckoutDetails"]): void {
  const processOrder = web.checkoutMode === "ProcessOrder"
  if (!processOrder && !web.checkoutReviewReturnUrl) {
    throw refuse.missingValue("webCheckoutDetails.checkoutReviewReturnUrl")
  }
  if (processOrder && !web.checkoutResultReturnUrl) {
    throw refuse.missingValue("webCheckoutDetails.checkoutResultReturnUrl")
  }
}

/** @throws InvalidParameterValue naming the first URL that is not allowed. */
export function assertEachReturnUrl(caller: Caller, web: NonNullable<UpdateSessionInput["webCheckoutDetails"]>): void {
  for (const name of ["checkoutReviewReturnUrl", "checkoutResultReturnUrl", "checkoutCancelUrl"] as const) {
    assertReturnUrl(caller, web[name], `webCheckoutDetails.${name}`)
  }
}

/** @throws InvalidParameterValue unless the URL is absent, or https (or http on this machine) and of an allowed origin. */
export function assertReturnUrl(caller: Caller, url: string | null | undefined, parameter: string): void {
  if (!url) return
  if (!isReturnUrl(url)) throw refuse.invalidValue(parameter, "It must be an https URL (http only on localhost).")
  const { allowedOrigins } = caller
  const { origin } = new URL(url)
  if (allowedOrigins === undefined || allowedOrigins.some((allowed) => new URL(allowed).origin === origin)) return
  throw refuse.invalidValue(parameter, `'${origin}' is not among the allowed origins of this store.`)
}
