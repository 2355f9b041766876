import { generateKeyPairSync } from "node:crypto"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { readMerchants } from "./seed-file.js"
import type { Merchant } from "./signature/merchants.js"

/**
 * A merchant to begin with: `merchant.json` for the emulator and `private-key.pem` for the shop, in a folder. Made once
 * and read from then on, so that a shop's configuration survives a restart.
 * @throws TypeError when the folder cannot be made, or has a private key that is another's, which is not overwritten.
 */
export function newMerchant(folder: string): Merchant[] {
  const file = join(folder, "merchant.json")
  if (existsSync(file)) return readMerchants(file)
  const keyFile = join(folder, "private-key.pem")
  if (existsSync(keyFile)) {
    throw new TypeError(`'${keyFile}' is there without a merchant.json, and is not overwritten. Name another folder.`)
  }
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
  try {
    makeFolder(folder)
    writeFileSync(keyFile, privateKey, { mode: 0o600 })
    writeFileSync(file, `${JSON.stringify(merchant, null, 2)}\n`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new TypeError(`The merchant cannot be kept in '${folder}': ${reason}`)
  }
  return [merchant]
}

/** As `mkdirSync` does with `recursive`, which never ends under /proc in Node 20. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder)
}
