/** What the pages are told of the store, as JSON: /config.json. From the environment, see ../server.mjs. */
export const configOf = (env) =>
  JSON.stringify({
    medusaUrl: env.MEDUSA_URL,
    publishableKey: env.PUBLISHABLE_KEY,
    regionId: env.REGION_ID,
    countryCode: "jp",
    dashboardUrl: env.DASHBOARD_URL || null,
    amazonPay: {
      merchantId: env.AMAZON_PAY_MERCHANT_ID,
      publicKeyId: env.AMAZON_PAY_PUBLIC_KEY_ID,
      ledgerCurrency: "JPY",
      checkoutLanguage: "ja_JP",
      scriptUrl: env.CHECKOUT_SCRIPT,
    },
  })
