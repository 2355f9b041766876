/**
 * The storefront kit: Amazon Pay in a shop's pages. Loads Amazon's script once, renders its buttons, binds the review
 * page's change buttons and talks to the store. Without dependencies, inline scripts or inline styles.
 */
export { bindChangeAction, type ChangeAction, type ChangeActionOptions } from "./bind-change-action.js"
export type { AmazonPayAgreement, AmazonPayAgreementDetails, AmazonPayRecurringCharge } from "./agreement.js"
export type {
  AmazonPayButton,
  AmazonPayUnavailable,
  ButtonColor,
  ButtonDecoration,
  Mounted,
  Placement,
  Price,
  ProductType,
  RenderOptions,
  SignedPayload,
} from "./button.js"
export { type AmazonPayScript, loadCheckoutScript, type ScriptButtonConfig } from "./checkout-script.js"
export type {
  AmazonPayAddress,
  AmazonPayCheckoutSession,
  AmazonPayRecurring,
  MissingField,
} from "./checkout-session.js"
export {
  type AmazonPayClient,
  type AmazonPayClientOptions,
  type AmazonPayDetails,
  type ButtonRequest,
  createAmazonPayClient,
} from "./client.js"
export { AmazonPayRequestError, AmazonPayScriptBlockedError, AmazonPayUnavailableError } from "./errors.js"
export { failureText } from "./failure-text.js"
export { frequencyText } from "./frequency-text.js"
export { initCheckout } from "./init-checkout.js"
export { renderButton } from "./render-button.js"
export { type ProductButtonOptions, renderProductButton } from "./render-product-button.js"
export type { Frequency, FrequencyUnit } from "../src/amazon/recurring/frequency.js"
export type { Remedy, ShopperFailure, ShopperFailureCode } from "../src/amazon/shopper-failure/index.js"
