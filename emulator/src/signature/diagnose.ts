import { isSignedBy, type Algorithm } from "./algorithm.js"
import { stringToSign } from "./canonical-request.js"
import { diagnosisOf, type Diagnosis } from "./diagnosis.js"
import type { MerchantKey } from "./merchants.js"
import type { Mistake } from "./usual-mistakes.js"

const OTHER = {
  "AMZN-PAY-RSASSA-PSS": "AMZN-PAY-RSASSA-PSS-V2",
  "AMZN-PAY-RSASSA-PSS-V2": "AMZN-PAY-RSASSA-PSS",
} as const

/**
 * Finds out what was signed instead, by trying the usual mistakes on the signature. A signature cannot be read
 * backwards, so what is not among them stays unexplained.
 */
export function diagnose(
  merchant: MerchantKey,
  others: readonly MerchantKey[],
  algorithm: Algorithm,
  signature: string,
  expected: string,
  mistakes: readonly Mistake[],
): Diagnosis {
  const other = OTHER[algorithm]
  const verifies = (key: MerchantKey, salt: Algorithm, named: string, text: string): boolean =>
    isSignedBy(key.key, salt, stringToSign(named, text), signature)

  if (verifies(merchant, other, algorithm, expected)) {
    return diagnosisOf(expected, expected, `It is signed with the salt length of ${other}, but says ${algorithm}.`)
  }
  if (verifies(merchant, other, other, expected)) {
    return diagnosisOf(expected, expected, `It is signed as ${other}, but says ${algorithm}.`)
  }
  const owner = others.find((key) => key !== merchant && verifies(key, algorithm, algorithm, expected))
  if (owner !== undefined) {
    return diagnosisOf(expected, expected, `It is signed with the private key of '${owner.publicKeyId}'.`)
  }
  const found = mistakes.find(({ text }) => verifies(merchant, algorithm, algorithm, text))
  if (found !== undefined) return diagnosisOf(expected, found.text, `Most likely ${found.explanation}.`)
  return diagnosisOf(
    expected,
    null,
    "None of the usual mistakes explains it: the private key belongs to another public key, or a signed header or the body was changed on the way. Compare what your side signed with the text expected here.",
  )
}
