import { verify } from "node:crypto"
import type { Certificates } from "./certificates"
import type { SnsEnvelope } from "./envelope"
import { SnsRefusedError } from "./errors"
import { signedText } from "./signed-text"

/** At SNS in a region. "sns.s3-us-west-2.amazonaws.com" is whatever somebody keeps in a bucket that they called "sns". */
const AMAZONS =
  /^https:\/\/sns\.[a-z]{2,}(-[a-z]+)+-\d{1,2}\.amazonaws\.com(\.cn)?\/SimpleNotificationService-[a-zA-Z0-9]{32}\.pem$/

/**
 * Whether a certificate at this URL vouches for SNS: the URL is a claim of whoever wrote the message.
 * @param insteadOfAmazon the only origin to believe, when it is not Amazon's SNS that sends
 */
export function isCertificateUrl(url: string, insteadOfAmazon: string | null): boolean {
  if (insteadOfAmazon === null) return AMAZONS.test(url)
  return URL.canParse(url) && new URL(url).origin === new URL(insteadOfAmazon).origin
}

/**
 * Makes sure that SNS wrote this. It does not say for whom: anyone with an AWS account can have SNS sign a message, so
 * the topic has to be known as well.
 * @throws SnsRefusedError when it is forged, SnsUnavailableError when the certificate could not be had
 */
export async function verifyEnvelope(
  envelope: SnsEnvelope,
  certificates: Certificates,
  insteadOfAmazon: string | null,
): Promise<void> {
  if (!isCertificateUrl(envelope.signingCertUrl, insteadOfAmazon)) {
    throw new SnsRefusedError("The certificate it names is not one of Amazon's SNS.")
  }
  const key = await certificates.keyOf(envelope.signingCertUrl)
  const digest = envelope.signatureVersion === "1" ? "sha1" : "sha256"
  if (!verify(digest, Buffer.from(signedText(envelope)), key, envelope.signature)) {
    throw new SnsRefusedError("Its signature does not match what it says.")
  }
}
