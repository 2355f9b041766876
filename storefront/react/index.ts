"use client"
/** The storefront kit for React 18 and later. Everything here is a client component or a hook. */
export { AmazonPayButton, type AmazonPayButtonProps } from "./amazon-pay-button.js"
export { AmazonPayChangeButton, type AmazonPayChangeButtonProps } from "./amazon-pay-change-button.js"
export { AmazonPayProductButton, type AmazonPayProductButtonProps } from "./amazon-pay-product-button.js"
export {
  type AmazonPayCheckout,
  type AmazonPayCheckoutOptions,
  useAmazonPayCheckout,
} from "./use-amazon-pay-checkout.js"
