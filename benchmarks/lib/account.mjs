import { createPublicKey, generateKeyPairSync } from "node:crypto"
import { plugin } from "./plugin.mjs"

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
const SHOP = "https://shop.example"
const silent = new Proxy({}, { get: () => () => undefined })

/** The key as the SDK's README gives it. */
export const PEM = privateKey.export({ type: "pkcs8", format: "pem" })

const OPTIONS = {
  region: "jp",
  merchantId: "A1BENCHMERCHANT",
  storeId: "amzn1.application-oa2-client.00000000000000000000000000000000",
  publicKeyId: "SANDBOX-BENCHKEY000000000000000",
  privateKey: PEM,
  backendUrl: "https://api.shop.example",
  storefront: {
    reviewUrl: `${SHOP}/checkout/review`,
    confirmedUrl: `${SHOP}/order/{order_id}/confirmed`,
    failedUrl: `${SHOP}/cart`,
    cancelUrl: `${SHOP}/cart`,
  },
}

/** An account as the provider makes it of its options. @param more options */
export const account = (more = {}) =>
  plugin("providers/amazon-pay/account/account").accountOf({ ...OPTIONS, ...more }, silent)

/** The same, as the emulator knows it. */
export function merchant() {
  const { merchantId, storeId, publicKeyId } = OPTIONS
  return { merchantId, storeId, publicKeyId, publicKey: createPublicKey(PEM).export({ type: "spki", format: "pem" }) }
}

/** The payload of a cart's button in the review flow. */
export function payloadOf(account, cart) {
  const { makeButton } = plugin("providers/amazon-pay/checkout/make-button")
  const { Money } = plugin("amazon/money")
  const button = makeButton(account, {
    claim: {
      cart_id: `cart_01KBENCH${String(cart).padStart(18, "0")}`,
      provider_id: "pp_amazon-pay_jp",
      flow: "review",
    },
    productType: "PayAndShip",
    placement: "Cart",
    locale: "ja",
    total: Money.of("2500", "JPY"),
  })
  return button.createCheckoutSessionConfig.payloadJSON
}
