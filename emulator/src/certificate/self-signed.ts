import { generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto"
import { isIP } from "node:net"
import { bits, boolean, der, integer, nothing, octets, oid, sequence, set, time, utf8 } from "./der.js"

/** A key pair and the certificate that vouches for it. */
export type SelfSigned = {
  readonly privateKey: KeyObject
  /** PEM */
  readonly certificate: string
}

const SHA256_WITH_RSA = sequence(oid("1.2.840.113549.1.1.11"), nothing())

/**
 * Makes an RSA-2048 key and a certificate signed with itself, valid for ten years, for the given host names and
 * addresses. Node has no such function of its own; a key takes some 100 ms, so callers make it when first needed.
 */
export function createSelfSigned(commonName: string, hosts: readonly string[]): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const name = sequence(set(sequence(oid("2.5.4.3"), utf8(commonName))))
  const now = Date.now()
  const validity = sequence(time(new Date(now - 86_400_000)), time(new Date(now + 3_650 * 86_400_000)))
  const serial = randomBytes(12)
  serial[0] = 1
  const certificate = sequence(
    der(0xa0, integer(Buffer.from([2]))), // version 3
    integer(serial),
    SHA256_WITH_RSA,
    name,
    validity,
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, extensions(hosts)),
  )
  const signature = sign("sha256", certificate, privateKey)
  return { privateKey, certificate: pem(sequence(certificate, SHA256_WITH_RSA, bits(signature))) }
}

/** basicConstraints CA:TRUE, so that the one certificate serves as its own root; subjectAltName for the hosts. */
function extensions(hosts: readonly string[]): Buffer {
  const constraints = sequence(oid("2.5.29.19"), boolean(true), octets(sequence(boolean(true))))
  if (hosts.length === 0) return sequence(constraints)
  return sequence(constraints, sequence(oid("2.5.29.17"), octets(sequence(...hosts.map(alternativeName)))))
}

function alternativeName(host: string): Buffer {
  if (isIP(host) === 4) return der(0x87, Buffer.from(host.split(".").map(Number)))
  if (host === "::1") return der(0x87, Buffer.concat([Buffer.alloc(15), Buffer.from([1])]))
  return der(0x82, Buffer.from(host))
}

function pem(content: Buffer): string {
  const lines = content.toString("base64").match(/.{1,64}/g) ?? []
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n")
}
