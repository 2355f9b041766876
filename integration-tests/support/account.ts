import { createPrivateKey, generateKeyPairSync } from "node:crypto"
import type { Region } from "../../src/amazon/region"
import { createSigner } from "../../src/amazon/signing/signer"

const { publicKey, privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
})

/** The shop's account at Amazon Pay, as the emulator knows it. */
export const MERCHANT = {
  merchantId: "A3TESTMERCHANT",
  storeId: "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef",
  publicKeyId: "SANDBOX-AFTESTKEYTESTKEYTESTKEY1",
  publicKey,
}

/** Signs as the merchant, for what is done at Amazon without the shop. */
export const signerIn = (region: Region) =>
  createSigner({ publicKeyId: MERCHANT.publicKeyId, privateKey: createPrivateKey(privateKey), region })

/** The storefront: nobody is there, redirects to it are only looked at. */
export const STOREFRONT = "https://shop.example"

/** What demo/medusa-config.ts reads. */
export function accountEnv(urls: { medusa: string; emulator: string }): Record<string, string> {
  return {
    AMAZON_PAY_MERCHANT_ID: MERCHANT.merchantId,
    AMAZON_PAY_STORE_ID: MERCHANT.storeId,
    AMAZON_PAY_PUBLIC_KEY_ID: MERCHANT.publicKeyId,
    AMAZON_PAY_PRIVATE_KEY: privateKey,
    AMAZON_PAY_API_ENDPOINT: urls.emulator,
    AMAZON_PAY_CHECKOUT_SCRIPT: `${urls.emulator}/checkout.js`,
    AMAZON_PAY_SNS_CERTIFICATES: urls.emulator,
    AMAZON_PAY_TOPIC_ARNS: `arn:aws:sns:us-east-1:123456789012:${MERCHANT.merchantId}`,
    DEMO_MEDUSA_URL: urls.medusa,
    DEMO_STOREFRONT_URL: STOREFRONT,
    DISABLE_ADMIN: "true",
  }
}
