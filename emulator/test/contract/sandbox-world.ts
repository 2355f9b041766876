import { readFileSync } from "node:fs"
import type { RegionCode } from "../../src/index.js"
import { buyerByHand } from "./buyer-by-hand.js"
import { signedApi } from "./signed-api.js"
import type { World } from "./world.js"

const ENDPOINTS: { readonly [region in RegionCode]: { readonly api: string; readonly script: string } } = {
  na: { api: "https://pay-api.amazon.com", script: "https://static-na.payments-amazon.com/checkout.js" },
  eu: { api: "https://pay-api.amazon.eu", script: "https://static-eu.payments-amazon.com/checkout.js" },
  jp: { api: "https://pay-api.amazon.jp", script: "https://static-fe.payments-amazon.com/checkout.js" },
}

/**
 * Amazon's sandbox, from AMAZON_PAY_SANDBOX_REGION, _MERCHANT_ID, _STORE_ID, _PUBLIC_KEY_ID and _PRIVATE_KEY (PEM or a
 * file). With _BUYER_PORT a page on that port asks a person to be the buyer; http://localhost:<port> has to be an
 * allowed origin of the store. _ENDPOINT and _SCRIPT are there to try this file out on the emulator.
 */
export async function sandboxWorld(): Promise<World> {
  const publicKeyId = variable("PUBLIC_KEY_ID")
  const region = regionOf(variable("REGION", "jp"))
  const storeId = variable("STORE_ID")
  const endpoint = variable("ENDPOINT", ENDPOINTS[region].api)
  const api = signedApi(endpoint, { publicKeyId, privateKey: privateKeyOf(variable("PRIVATE_KEY")), region })
  const port = variable("BUYER_PORT", "")
  const shop = { merchantId: variable("MERCHANT_ID"), publicKeyId, region }
  const script = variable("SCRIPT", ENDPOINTS[region].script)
  const buyer = port === "" ? null : await buyerByHand(Number(port), script, shop, (text) => api.signButton(text))
  return {
    name: "Amazon's sandbox",
    region,
    storeId,
    api,
    buyer,
    returnUrl: port === "" ? "https://localhost/back" : `http://localhost:${port}/back`,
    close: async () => buyer?.close(),
  }
}

function variable(name: string, fallback?: string): string {
  const value = process.env[`AMAZON_PAY_SANDBOX_${name}`] ?? fallback
  if (value === undefined) throw new Error(`AMAZON_PAY_SANDBOX_${name} is not set.`)
  return value
}

function regionOf(value: string): RegionCode {
  if (value === "na" || value === "eu" || value === "jp") return value
  throw new Error("AMAZON_PAY_SANDBOX_REGION is na, eu or jp.")
}

function privateKeyOf(value: string): string {
  return value.includes("-----BEGIN") ? value.replaceAll("\\n", "\n") : readFileSync(value, "utf8")
}
