import path from "node:path"
import { defineConfig } from "@medusajs/framework/utils"

/**
 * The store of the demo, and of the integration tests. All that differs between them comes from the environment: the
 * demo's launcher sets it for the emulator, a store owner could set the same names for Amazon's sandbox.
 */
const { env } = process
const medusaUrl = env.DEMO_MEDUSA_URL || "http://localhost:9000"
const storefrontUrl = env.DEMO_STOREFRONT_URL || "http://localhost:8000"
// The demo's pages are the same for all; "/{country_code}/{locale}" is a shop that has them for each.
const pages = storefrontUrl + (env.DEMO_STOREFRONT_PATH || "")

const amazonPay = {
  region: env.AMAZON_PAY_REGION || "jp",
  merchantId: env.AMAZON_PAY_MERCHANT_ID,
  storeId: env.AMAZON_PAY_STORE_ID,
  publicKeyId: env.AMAZON_PAY_PUBLIC_KEY_ID,
  privateKey: env.AMAZON_PAY_PRIVATE_KEY,
  backendUrl: medusaUrl,
  storefront: {
    reviewUrl: `${pages}/checkout/review`,
    confirmedUrl: `${pages}/order/{order_id}/confirmed`,
    failedUrl: `${pages}/cart`,
    // The cart page has a word for it, as for every code that failedUrl is given.
    cancelUrl: `${pages}/cart`,
    locales: ["ja", "en"],
  },
  paymentIntent: env.AMAZON_PAY_PAYMENT_INTENT || "Authorize",
  canHandlePendingAuthorization: env.AMAZON_PAY_ASYNC === "true",
  allowOvercharge: env.AMAZON_PAY_ALLOW_OVERCHARGE === "true",
  allowEditedAddress: env.AMAZON_PAY_ALLOW_EDITED_ADDRESS === "true",
  merchantStoreName: "まめや珈琲",
  noteToBuyer: "ご注文ありがとうございます。",
  requiredFields: listOf(env.AMAZON_PAY_REQUIRED_FIELDS),
  specialRestrictions: listOf(env.AMAZON_PAY_SPECIAL_RESTRICTIONS),
  ...(env.AMAZON_PAY_RECURRING ? { recurring: JSON.parse(env.AMAZON_PAY_RECURRING) as object } : {}),
  adminLanguage: env.AMAZON_PAY_ADMIN_LANGUAGE || "en",
  ipn: { topicArns: listOf(env.AMAZON_PAY_TOPIC_ARNS) },
  ...endpoints({
    api: env.AMAZON_PAY_API_ENDPOINT,
    checkoutScript: env.AMAZON_PAY_CHECKOUT_SCRIPT,
    snsCertificates: env.AMAZON_PAY_SNS_CERTIFICATES,
  }),
}

/** Medusa's dashboard is in English until somebody chooses a language. Here the browser has chosen one. */
const browserLanguage = {
  name: "browser-language",
  transformIndexHtml: () => [
    {
      tag: "script",
      injectTo: "head-prepend" as const,
      children: "localStorage.lng ??= navigator.language.slice(0, 2)",
    },
  ],
}

/** As several processes of one store share events, workflows and locks. Without it each has its own. */
const redisUrl = env.DEMO_REDIS_URL
const redisModules = redisUrl
  ? [
      { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
      { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
      {
        resolve: "@medusajs/medusa/locking",
        options: {
          providers: [
            { resolve: "@medusajs/medusa/locking-redis", id: "locking-redis", is_default: true, options: { redisUrl } },
          ],
        },
      },
    ]
  : []

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    ...(redisUrl ? { redisUrl } : {}),
    // `medusa start` means production, whose session cookie is Secure: nobody could log in over http://localhost.
    cookieOptions: { secure: false, sameSite: "lax" },
    http: {
      storeCors: storefrontUrl,
      adminCors: medusaUrl,
      authCors: `${medusaUrl},${storefrontUrl}`,
      jwtSecret: env.JWT_SECRET || "only-for-the-demo",
      cookieSecret: env.COOKIE_SECRET || "only-for-the-demo",
    },
  },
  admin: { disable: env.DISABLE_ADMIN === "true", storefrontUrl, vite: () => ({ plugins: [browserLanguage] }) },
  plugins: [{ resolve: "medusa-payment-amazon-pay", options: {} }],
  modules: [
    ...redisModules,
    { resolve: path.join(__dirname, "src/modules/subscription") },
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [{ resolve: "medusa-payment-amazon-pay/providers/amazon-pay", id: "jp", options: amazonPay }],
      },
    },
  ],
})

function listOf(commaSeparated = ""): string[] {
  return commaSeparated
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean)
}

/** Only what is set; nothing at all for Amazon itself. */
function endpoints(urls: Record<string, string | undefined>) {
  const set = Object.entries(urls).filter(([, url]) => url)
  return set.length > 0 ? { endpoints: Object.fromEntries(set) } : {}
}
