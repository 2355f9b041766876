import { createAmazonPayClient, type ButtonDecoration } from "medusa-payment-amazon-pay-storefront"

/** The language of the store's and the kit's texts. The starter's own pages have one language, too. */
export const AMAZON_PAY_LANGUAGE = process.env.NEXT_PUBLIC_AMAZON_PAY_LANGUAGE ?? "en"

export const AMAZON_PAY_CLIENT = {
  medusaUrl: process.env.NEXT_PUBLIC_MEDUSA_BACKEND_URL ?? "http://localhost:9000",
  publishableKey: process.env.NEXT_PUBLIC_MEDUSA_PUBLISHABLE_KEY ?? "",
  language: AMAZON_PAY_LANGUAGE,
}

/** The browser asks the store directly, but for the button: Medusa's STORE_CORS must name this shop. */
export const amazonPay = createAmazonPayClient(AMAZON_PAY_CLIENT)

const merchantId = process.env.NEXT_PUBLIC_AMAZON_PAY_MERCHANT_ID
const publicKeyId = process.env.NEXT_PUBLIC_AMAZON_PAY_PUBLIC_KEY_ID

/** How the button of a product page looks; null where it is not configured. */
export const AMAZON_PAY_DECORATION: ButtonDecoration | null =
  merchantId && publicKeyId
    ? {
        merchantId,
        publicKeyId,
        ledgerCurrency: process.env.NEXT_PUBLIC_AMAZON_PAY_CURRENCY ?? "JPY",
        scriptUrl: process.env.NEXT_PUBLIC_AMAZON_PAY_SCRIPT_URL ?? "https://static-fe.payments-amazon.com/checkout.js",
      }
    : null
