import { isAlgorithm, isSignedBy } from "./algorithm.js"
import { stringToSign } from "./canonical-request.js"
import type { MerchantKey } from "./merchants.js"
import { RefusedSignature, signatureMismatch } from "./refused-signature.js"

/**
 * Verifies the signature of a button's payloadJSON: no date, no headers, the very bytes of the text.
 * @throws RefusedSignature
 */
export function verifyPayload(merchant: MerchantKey, payloadJSON: string, signature: string, algorithm: string): void {
  if (!isAlgorithm(algorithm)) {
    throw new RefusedSignature(`The button's algorithm '${algorithm}' is not one of Amazon Pay's.`, null)
  }
  const text = stringToSign(algorithm, payloadJSON)
  if (!isSignedBy(merchant.key, algorithm, text, signature)) throw signatureMismatch(text, signature, payloadJSON)
}
