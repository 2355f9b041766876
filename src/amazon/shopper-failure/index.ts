/**
 * Errors as the shopper is told them, in ja, en, de, fr, es and it. Without dependencies: the server and the browser's
 * bundle share it.
 */
export { isShopperFailureCode, type Remedy, type ShopperFailureCode } from "./code.js"
export { failureOfCanceledSession, failureOfReasonCode } from "./reason-code.js"
export { type ShopperFailure, shopperFailure } from "./shopper-failure.js"
