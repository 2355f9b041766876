import { hash, type KeyObject } from "node:crypto"
import { AmazonPayClient } from "@amazonpay/amazon-pay-api-sdk-nodejs"
import type { Region } from "../region"

export const SIGNATURE_ALGORITHM = "AMZN-PAY-RSASSA-PSS-V2"

export interface SignableRequest {
  method: "GET" | "POST" | "PATCH" | "DELETE"
  /** Without version, e.g. "checkoutSessions/<id>". */
  path: string
  /** The exact bytes that will be sent, "" for none. */
  body: string
  headers: Record<string, string>
}

export interface Signer {
  /** All headers of the request, the authorization among them. */
  signRequest(request: SignableRequest): Record<string, string>
  /** The signature of a button's payload: it has no time in it, so the same payload is signed once. */
  signPayload(payloadJSON: string): string
}

/** Signatures kept, by the hash of what they sign; a page view of the same cart then costs no RSA operation. */
const REMEMBERED = 1_000

/**
 * Signs by the official SDK. Its transport is not used: 2.3.4 never retries, has no deadline, and its errors carry the
 * authorization header. `overrideServiceUrl` is never set: it turns off TLS verification for the whole process.
 */
export function createSigner(account: { publicKeyId: string; privateKey: KeyObject; region: Region }): Signer {
  const sdk = new AmazonPayClient({
    publicKeyId: account.publicKeyId,
    privateKey: account.privateKey,
    region: account.region,
    algorithm: SIGNATURE_ALGORITHM,
  })
  const remembered = new Map<string, string>()

  return {
    signRequest: ({ method, path, body, headers }) =>
      sdk.getSignedHeaders({ method, urlFragment: path, payload: body, headers: { ...headers } }),

    signPayload(payloadJSON) {
      const key = hash("sha256", payloadJSON, "base64url")
      const known = remembered.get(key)
      if (known) return known
      const signature = sdk.generateButtonSignature(payloadJSON)
      const oldest = remembered.size >= REMEMBERED ? remembered.keys().next().value : undefined
      if (oldest !== undefined) remembered.delete(oldest)
      remembered.set(key, signature)
      return signature
    },
  }
}
