import { createPublicKey, generateKeyPairSync } from "node:crypto"
import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { ROOT } from "../paths.mjs"

const require = createRequire(import.meta.url)
const MADE_UP = {
  AMAZON_PAY_MERCHANT_ID: "A1DEMOMERCHANT",
  AMAZON_PAY_STORE_ID: "amzn1.application-oa2-client.00000000000000000000000000000000",
  AMAZON_PAY_PUBLIC_KEY_ID: "SANDBOX-DEMOKEY0000000000000000",
}

/**
 * The Amazon Pay account the demo's store uses, as the environment of demo/medusa-config.ts. What is set already is
 * kept; the rest is made up, with a key pair that is made once.
 * @param {string} folder where that key is kept
 */
export function amazonPayAccount(folder) {
  const given = Object.fromEntries(Object.keys(MADE_UP).map((name) => [name, process.env[name] || MADE_UP[name]]))
  return { ...given, AMAZON_PAY_PRIVATE_KEY: process.env.AMAZON_PAY_PRIVATE_KEY || ownKey(folder) }
}

function ownKey(folder) {
  const file = path.join(folder, "amazon-pay-key.pem")
  if (!fs.existsSync(file)) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
    fs.mkdirSync(folder, { recursive: true })
    fs.writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 })
  }
  return fs.readFileSync(file, "utf8")
}

/** The origin of an emulator behind an API endpoint, or null when it is not one (Amazon's sandbox, a proxy). */
export async function emulatorAt(apiEndpoint) {
  const { origin } = new URL(apiEndpoint)
  const answer = await fetch(`${origin}/_emulator/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
  return answer?.ok ? origin : null
}

/** Tells the emulator of the account, with the public half of its key. */
export async function registerMerchant(emulatorUrl, account) {
  // The plugin's own reader, so that every spelling of a key that the plugin takes works here too.
  const { loadPrivateKey } = require(path.join(ROOT, ".medusa/server/src/amazon/signing/private-key.js"))
  const publicKey = createPublicKey(loadPrivateKey(account.AMAZON_PAY_PRIVATE_KEY))
  const answer = await fetch(`${emulatorUrl}/_emulator/merchants`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      merchantId: account.AMAZON_PAY_MERCHANT_ID,
      storeId: account.AMAZON_PAY_STORE_ID,
      publicKeyId: account.AMAZON_PAY_PUBLIC_KEY_ID,
      publicKey: publicKey.export({ type: "spki", format: "pem" }),
    }),
  })
  if (!answer.ok) throw new Error(`The emulator refused the merchant: ${answer.status} ${await answer.text()}`)
}

/** Tells the emulator where the store takes notifications (IPN). */
export async function registerNotifications(emulatorUrl, url) {
  const endpoints = `${emulatorUrl}/_emulator/ipn/endpoints`
  const known = await (await fetch(endpoints)).json()
  if (known.some((endpoint) => endpoint.url === url)) return
  const headers = { "content-type": "application/json" }
  const answer = await fetch(endpoints, { method: "POST", headers, body: JSON.stringify({ url }) })
  if (!answer.ok) throw new Error(`The emulator refused the notifications: ${answer.status} ${await answer.text()}`)
}

/** An emulator whose clock was moved keeps that; a Medusa that starts anew goes by it. */
export async function followClock(medusaUrl, publishableKey) {
  const headers = { "content-type": "application/json", "x-publishable-api-key": publishableKey }
  const answer = await fetch(`${medusaUrl}/store/demo/clock`, { method: "POST", headers, body: '{"days":0}' })
  if (!answer.ok) throw new Error(`The store does not follow the emulator's clock: ${answer.status}`)
}

/** Where the store finds an emulator, and which notifications are its. What is set already is kept. */
export function emulatorEndpoints(emulatorUrl, account) {
  const { env } = process
  return {
    AMAZON_PAY_API_ENDPOINT: env.AMAZON_PAY_API_ENDPOINT || emulatorUrl,
    AMAZON_PAY_CHECKOUT_SCRIPT: env.AMAZON_PAY_CHECKOUT_SCRIPT || `${emulatorUrl}/checkout.js`,
    AMAZON_PAY_SNS_CERTIFICATES: env.AMAZON_PAY_SNS_CERTIFICATES || emulatorUrl,
    AMAZON_PAY_TOPIC_ARNS:
      env.AMAZON_PAY_TOPIC_ARNS || `arn:aws:sns:us-east-1:123456789012:${account.AMAZON_PAY_MERCHANT_ID}`,
  }
}
