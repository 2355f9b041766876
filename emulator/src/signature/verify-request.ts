import { AmazonPayError } from "../domain/errors.js"
import { MINUTE, parseRequestDate } from "../domain/timestamp.js"
import { verifySignature } from "./algorithm.js"
import { parseAuthorization } from "./authorization.js"
import { canonicalRequest, signedNames, stringToSign, type SignedRequest } from "./canonical-request.js"
import { diagnose } from "./diagnose.js"
import { diagnosisOf } from "./diagnosis.js"
import type { MerchantKey, Merchants } from "./merchants.js"
import { RefusedSignature, signatureMismatch } from "./refused-signature.js"
import { requestMistakes } from "./usual-mistakes.js"

/** Amazon does not publish its window; a quarter of an hour is what its other services allow. */
const DATE_WINDOW = 15 * MINUTE

const SIGNED_BY_EVERY_SDK = ["x-amz-pay-date", "x-amz-pay-host", "x-amz-pay-region"]

/** Who calls, and the headers that every SDK signs and this caller did not. */
export type Verified = { readonly merchant: MerchantKey; readonly unsigned: readonly string[] }

/**
 * Verifies a request's signature for real and says whose it is. The date is compared with real time, not with the
 * virtual clock, since callers sign with theirs.
 * @param strict refuses a signature that leaves out the host and the region, as Amazon's Python sample does
 * @throws MissingHeader, InvalidHeaderValue, InvalidRequestSignature
 */
export async function verifyRequest(
  merchants: Merchants,
  request: SignedRequest,
  now: number,
  strict: boolean,
): Promise<Verified> {
  const { algorithm, publicKeyId, signedHeaders, signature } = parseAuthorization(request.header("authorization"))
  const merchant = merchants.get(publicKeyId)
  const date = request.header("x-amz-pay-date")
  if (date === "") throw new AmazonPayError("MissingHeader", "The header 'x-amz-pay-date' is missing.")
  const at = parseRequestDate(date)
  if (at === null) {
    throw new AmazonPayError("InvalidHeaderValue", "The value provided for the header 'x-amz-pay-date' is invalid.")
  }
  const canonical = canonicalRequest(request, signedHeaders)
  const text = stringToSign(algorithm, canonical)
  if (!(await verifySignature(merchant.key, algorithm, text, signature))) {
    const mistakes = requestMistakes(request, signedHeaders)
    const diagnosis = diagnose(merchant, merchants.list(), algorithm, signature, canonical, mistakes)
    throw signatureMismatch(text, signature, diagnosis)
  }
  const unsigned = unsignedHeaders(signedHeaders)
  const missing = unsigned.find((name) => strict || name === "x-amz-pay-date")
  if (missing !== undefined) throw unsignedHeader(missing, canonical)
  if (Math.abs(now - at) > DATE_WINDOW) {
    throw new RefusedSignature(
      `The signature has expired: x-amz-pay-date is ${date}.`,
      diagnosisOf(canonical, canonical, "The signature itself is right; the caller's clock is not."),
    )
  }
  return { merchant, unsigned }
}

function unsignedHeaders(signedHeaders: string): string[] {
  const signed = signedNames(signedHeaders)
  return SIGNED_BY_EVERY_SDK.filter((name) => !signed.includes(name))
}

function unsignedHeader(name: string, canonical: string): RefusedSignature {
  const explanation = "The signature itself is right, but it leaves out a header every SDK signs."
  return new RefusedSignature(`The header '${name}' has to be signed.`, diagnosisOf(canonical, canonical, explanation))
}
