import { randomBytes } from "node:crypto"
import { createRequire } from "node:module"
import path from "node:path"
import { ROOT } from "../paths.mjs"

const require = createRequire(import.meta.url)
const built = (file) => require(path.join(ROOT, ".medusa/server/src/amazon", file))

/**
 * The merchant in Seller Central: what is done at Amazon without the shop.
 * @param {string} emulatorUrl
 * @param {Record<string, string>} account as the environment of demo/medusa-config.ts
 */
export function createMerchant(emulatorUrl, account) {
  const { createAmazonPayClient } = built("client.js")
  const { createTransport } = built("transport/transport.js")
  const { createSigner } = built("signing/signer.js")
  const { loadPrivateKey } = built("signing/private-key.js")
  const signer = createSigner({
    publicKeyId: account.AMAZON_PAY_PUBLIC_KEY_ID,
    privateKey: loadPrivateKey(account.AMAZON_PAY_PRIVATE_KEY),
    region: account.AMAZON_PAY_REGION || "jp",
  })
  const client = createAmazonPayClient(createTransport({ endpoint: emulatorUrl, signer }))
  return {
    capture: (chargeId, amount) =>
      client.captureCharge(chargeId, { amount, currencyCode: "JPY" }, randomBytes(16).toString("hex")),
  }
}
