import { generateKeyPairSync } from "node:crypto"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { readMerchants } from "./seed-file.js"
import type { Merchant } from "./signature/merchants.js"

/**
 * A merchant to begin with: `merchant.json` for the emulator and `private-key.pem` for the shop, in a folder. Made once
 * and read from then on, so that a shop's configuration survives a restart.
 */
export function newMerchant(folder: string): Merchant[] {
  const file = join(folder, "merchant.json")
  if (existsSync(file)) return readMerchants(file)
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  })
  const merchant: Merchant = {
    merchantId: "A1EMULATOR",
    storeId: "amzn1.application-oa2-client.00000000000000000000000000000000",
    publicKeyId: "SANDBOX-EMULATOR",
    publicKey,
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "private-key.pem"), privateKey, { mode: 0o600 })
  writeFileSync(file, `${JSON.stringify(merchant, null, 2)}\n`)
  return [merchant]
}
