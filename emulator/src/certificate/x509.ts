import { createHash, randomBytes, sign, type KeyObject } from "node:crypto"
import { isIP } from "node:net"
import { bits, boolean, der, integer, nothing, octets, oid, sequence, set, time, utf8 } from "./der.js"

/** What a certificate says, and who signs it. */
export type CertificateRequest = {
  readonly subject: string
  readonly publicKey: KeyObject
  readonly issuer: string
  /** RSA or EC. */
  readonly issuerKey: KeyObject
  readonly days: number
  /** DER of each extension, in order. */
  readonly extensions: readonly Buffer[]
}

const DAY = 86_400_000

/** Makes an X.509 v3 certificate, valid from yesterday, signed with SHA-256. Node has no such function. Returns PEM. */
export function issueCertificate(request: CertificateRequest): string {
  const algorithm = signatureAlgorithm(request.issuerKey)
  const now = Date.now()
  const serial = randomBytes(12)
  serial[0] = 1
  const certificate = sequence(
    der(0xa0, integer(Buffer.from([2]))), // version 3
    integer(serial),
    algorithm,
    nameOf(request.issuer),
    sequence(time(new Date(now - DAY)), time(new Date(now + request.days * DAY))),
    nameOf(request.subject),
    request.publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(...request.extensions)),
  )
  const signature = sign("sha256", certificate, request.issuerKey)
  return pem(sequence(certificate, algorithm, bits(signature)))
}

/** basicConstraints: whether it may sign other certificates. */
export function basicConstraints(authority: boolean): Buffer {
  return sequence(oid("2.5.29.19"), boolean(true), octets(authority ? sequence(boolean(true)) : sequence()))
}

/** keyUsage of an authority: keyCertSign and cRLSign. */
export function authorityKeyUsage(): Buffer {
  return sequence(oid("2.5.29.15"), boolean(true), octets(der(0x03, Buffer.from([1, 0x06]))))
}

/** extKeyUsage: a TLS server's. */
export function serverAuth(): Buffer {
  return sequence(oid("2.5.29.37"), octets(sequence(oid("1.3.6.1.5.5.7.3.1"))))
}

/** subjectAltName: DNS names and IP addresses. */
export function alternativeNames(hosts: readonly string[]): Buffer {
  return sequence(oid("2.5.29.17"), octets(sequence(...hosts.map(alternativeName))))
}

/** subjectKeyIdentifier; Python's strict verification wants it of an authority. */
export function subjectKey(key: KeyObject): Buffer {
  return sequence(oid("2.5.29.14"), octets(octets(identifierOf(key))))
}

/** authorityKeyIdentifier, the counterpart in what the authority signs. */
export function authorityKey(key: KeyObject): Buffer {
  return sequence(oid("2.5.29.35"), octets(sequence(der(0x80, identifierOf(key)))))
}

function identifierOf(publicKey: KeyObject): Buffer {
  return createHash("sha1")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest()
}

function signatureAlgorithm(key: KeyObject): Buffer {
  return key.asymmetricKeyType === "ec"
    ? sequence(oid("1.2.840.10045.4.3.2"))
    : sequence(oid("1.2.840.113549.1.1.11"), nothing())
}

function nameOf(commonName: string): Buffer {
  return sequence(set(sequence(oid("2.5.4.3"), utf8(commonName))))
}

function alternativeName(host: string): Buffer {
  if (isIP(host) === 4) return der(0x87, Buffer.from(host.split(".").map(Number)))
  if (isIP(host) === 6) return der(0x87, addressBytes(host))
  return der(0x82, Buffer.from(host))
}

/** The 16 bytes of an IPv6 address: the URL parser writes it out in its shortest form first. */
function addressBytes(host: string): Buffer {
  const [before = "", after = ""] = new URL(`http://[${host}]`).hostname.slice(1, -1).split("::")
  const groups = (text: string): number[] => (text === "" ? [] : text.split(":").map((group) => parseInt(group, 16)))
  const [head, tail] = [groups(before), groups(after)]
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => 0)
  return Buffer.from([...head, ...zeros, ...tail].flatMap((group) => [group >> 8, group & 0xff]))
}

function pem(content: Buffer): string {
  const lines = content.toString("base64").match(/.{1,64}/g) ?? []
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n")
}
