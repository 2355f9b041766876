import { ONE_TIME, type Agreement } from "../../../amazon/recurring/agreement"
import { directPayload, reviewPayload } from "../../../amazon/button"
import type { AddressDetails, Placement, ProductType } from "../../../amazon/button"
import type { DeliverySpecifications } from "../../../amazon/delivery-specifications"
import { Money, type Price } from "../../../amazon/money"
import { checkoutLanguage } from "../../../amazon/region"
import { SIGNATURE_ALGORITHM } from "../../../amazon/signing/signer"
import type { Account } from "../account/account"
import type { AmazonPayButton } from "./amazon-pay-button"
import { returnUrls, type CheckoutClaim } from "./checkout-token"
import { merchantMetadata } from "./merchant-metadata"

export interface ButtonRequest {
  claim: CheckoutClaim
  productType: ProductType
  placement: Placement
  /** What `preferredLanguage` takes. */
  locale: string | null
  /** What the cart costs as far as is known: shipping may still be missing. */
  total: Money
  /** What else the buyer agrees to; a single payment by default. */
  agreement?: Agreement
  /** For the review flow. */
  deliverySpecifications?: DeliverySpecifications
  /** For the direct flow with goods that are shipped. */
  addressDetails?: AddressDetails
}

/** Signs a button. No call to Amazon, no row in a table. */
export function makeButton(account: Account, request: ButtonRequest): AmazonPayButton {
  const { options, ledgerCurrency } = account
  const { claim, total } = request
  const common = {
    storeId: options.storeId,
    returnUrls: returnUrls(account, claim),
    ...(request.agreement ?? ONE_TIME),
    presentmentCurrency: total.currencyCode === ledgerCurrency ? undefined : total.currencyCode,
    allowOvercharge: options.allowOvercharge,
    extendExpiration: options.extendExpiration,
  }
  const payloadJSON =
    claim.flow === "review"
      ? reviewPayload({ ...common, deliverySpecifications: request.deliverySpecifications })
      : directPayload({
          ...common,
          ...checkoutAmounts(total, claim.first_charge ? Money.of(claim.first_charge, total.currencyCode) : null),
          paymentIntent: options.paymentIntent,
          canHandlePendingAuthorization: options.canHandlePendingAuthorization,
          merchantMetadata: merchantMetadata(account),
          addressDetails: request.productType === "PayAndShip" ? (request.addressDetails ?? null) : null,
        })
  return {
    available: true,
    merchantId: options.merchantId,
    publicKeyId: options.publicKeyId,
    ledgerCurrency,
    checkoutLanguage: checkoutLanguage(options.region, request.locale),
    productType: request.productType,
    placement: request.placement,
    buttonColor: options.buttonColor,
    sandbox: account.environment === "sandbox",
    estimatedOrderAmount: total.isZero() ? null : total.toPrice(),
    scriptUrl: account.scriptUrl,
    createCheckoutSessionConfig: {
      payloadJSON,
      signature: account.signer.signPayload(payloadJSON),
      algorithm: SIGNATURE_ALGORITHM,
    },
  }
}

/** What Update, or the direct flow's button, sets and Complete repeats. */
export function checkoutAmounts(
  total: Money,
  firstCharge: Money | null,
): { chargeAmount: Price; totalOrderAmount?: Price } {
  return firstCharge === null
    ? { chargeAmount: total.toPrice() }
    : { chargeAmount: firstCharge.toPrice(), totalOrderAmount: total.toPrice() }
}
