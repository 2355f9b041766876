import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto"
import type { SelfSigned } from "./self-signed.js"
import {
  alternativeNames,
  authorityKey,
  authorityKeyUsage,
  basicConstraints,
  issueCertificate,
  serverAuth,
  subjectKey,
} from "./x509.js"

/** What clients trust: one certificate for every name the emulator serves https under, now and later. */
export type Authority = SelfSigned

/** The subject; every authority of the emulator has it. */
export const AUTHORITY_NAME = "amazon-pay-emulator (for tests)"

/** Makes a certificate authority: an EC P-256 key, which takes a millisecond, and a certificate for ten years. */
export function createAuthority(): Authority {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const certificate = issueCertificate({
    subject: AUTHORITY_NAME,
    publicKey,
    issuer: AUTHORITY_NAME,
    issuerKey: privateKey,
    days: 3_650,
    extensions: [basicConstraints(true), authorityKeyUsage(), subjectKey(publicKey)],
  })
  return { privateKey, certificate }
}

/** A server's own key and the chain it presents. */
export type ServerCertificate = { readonly privateKey: KeyObject; readonly chain: string }

/**
 * Makes a server's certificate for these names. It is made at each start and lives a year, the longest that browsers
 * take: what is trusted is the authority.
 */
export function serverCertificate(authority: Authority, hosts: readonly string[]): ServerCertificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const certificate = issueCertificate({
    subject: hosts[0] ?? "localhost",
    publicKey,
    issuer: AUTHORITY_NAME,
    issuerKey: authority.privateKey,
    days: 396,
    extensions: [
      basicConstraints(false),
      serverAuth(),
      alternativeNames(hosts),
      subjectKey(publicKey),
      authorityKey(createPublicKey(authority.certificate)),
    ],
  })
  return { privateKey, chain: certificate + authority.certificate }
}
