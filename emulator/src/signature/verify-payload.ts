import { isAlgorithm, isSignedBy } from "./algorithm.js"
import { stringToSign } from "./canonical-request.js"
import { diagnose } from "./diagnose.js"
import type { MerchantKey, Merchants } from "./merchants.js"
import { RefusedSignature, signatureMismatch } from "./refused-signature.js"
import { bodyMistakes } from "./usual-mistakes.js"

/**
 * Verifies the signature of a button's payloadJSON: no date, no headers, the very bytes of the text.
 * @throws RefusedSignature
 */
export function verifyPayload(
  merchants: Merchants,
  merchant: MerchantKey,
  payloadJSON: string,
  signature: string,
  algorithm: string,
): void {
  if (!isAlgorithm(algorithm)) {
    throw new RefusedSignature(`The button's algorithm '${algorithm}' is not one of Amazon Pay's.`, null)
  }
  const text = stringToSign(algorithm, payloadJSON)
  if (isSignedBy(merchant.key, algorithm, text, signature)) return
  const mistakes = bodyMistakes(payloadJSON)
  const diagnosis = diagnose(merchant, merchants.list(), algorithm, signature, payloadJSON, mistakes)
  throw signatureMismatch(text, signature, diagnosis)
}
