import { createHmac, hkdfSync, timingSafeEqual, type KeyObject } from "node:crypto"

/**
 * Seals a small statement of ours so that it can travel through a browser (a return URL, a payment session's data)
 * and be believed when it comes back. It holds nothing secret: it is readable, but not forgeable.
 */
export interface Seal {
  /** @param purpose keeps a token made for one use from being accepted for another */
  close(purpose: string, statement: Record<string, string>): string
  /** The statement, or null when the token is not ours, was changed, or was made for another purpose. */
  open(purpose: string, token: unknown): Record<string, string> | null
}

/** The key is derived from the account's private key: no second secret to configure, and it turns with the key. */
export function createSeal(privateKey: KeyObject): Seal {
  const secret = privateKey.export({ type: "pkcs8", format: "der" })
  const key = Buffer.from(hkdfSync("sha256", secret, "", "medusa-payment-amazon-pay/seal/1", 32))
  const mac = (purpose: string, body: string) =>
    createHmac("sha256", key).update(`${purpose}\n${body}`).digest("base64url")

  return {
    close(purpose, statement) {
      const body = Buffer.from(JSON.stringify(statement)).toString("base64url")
      return `${body}.${mac(purpose, body)}`
    },
    open(purpose, token) {
      if (typeof token !== "string") return null
      const [body, signature, ...rest] = token.split(".")
      if (!body || !signature || rest.length > 0) return null
      // As it is written: decoded, one with other characters between would be the same.
      const [expected, given] = [Buffer.from(mac(purpose, body)), Buffer.from(signature)]
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
      return readStatement(body)
    },
  }
}

function readStatement(body: string): Record<string, string> | null {
  const parsed: unknown = JSON.parse(Buffer.from(body, "base64url").toString("utf8"))
  if (typeof parsed !== "object" || parsed === null) return null
  return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, String(value)]))
}
