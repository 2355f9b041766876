import { constants, verify } from "node:crypto"
import { signatureOf } from "./signing.mjs"

/** What one core can verify: the ceiling of whoever checks every signature. */
export function verificationsPerSecond(merchant) {
  const text = Buffer.from("AMZN-PAY-RSASSA-PSS-V2\n".padEnd(87, "0"))
  const signature = Buffer.from(signatureOf(merchant, text), "base64")
  const key = { key: merchant.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
  const began = performance.now()
  let count = 0
  for (; performance.now() - began < 500; count++) verify("sha256", text, key, signature)
  return (count / (performance.now() - began)) * 1_000
}
