import { generateKeyPairSync, type KeyObject } from "node:crypto"
import { alternativeNames, basicConstraints, issueCertificate } from "./x509.js"

/** A key pair and the certificate that vouches for it. */
export type SelfSigned = {
  readonly privateKey: KeyObject
  /** PEM */
  readonly certificate: string
}

/**
 * Makes an RSA-2048 key and a certificate signed with itself, valid for ten years, for the given host names and
 * addresses. A key takes some 100 ms, so callers make it when first needed.
 */
export function createSelfSigned(commonName: string, hosts: readonly string[]): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const certificate = issueCertificate({
    subject: commonName,
    publicKey,
    issuer: commonName,
    issuerKey: privateKey,
    days: 3_650,
    extensions: [basicConstraints(true), ...(hosts.length > 0 ? [alternativeNames(hosts)] : [])],
  })
  return { privateKey, certificate }
}
