import { createPrivateKey, type KeyObject } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"

/** Why a private key cannot be used, and the command or step that mends it. */
export class PrivateKeyError extends Error {
  override readonly name = "PrivateKeyError"
}

const BASE64 = /^[A-Za-z0-9+/=\s]+$/

/**
 * Reads the merchant's RSA private key once, into a KeyObject: signing with a PEM would parse it again at every call.
 * @param source a PEM, a PEM whose line breaks are written as \n (as in an .env file), base64 of a PEM, or a file's path
 * @throws PrivateKeyError naming what is wrong; it never repeats the key
 */
export function loadPrivateKey(source: string): KeyObject {
  const pem = findPem(source.trim())
  if (pem.includes("BEGIN OPENSSH PRIVATE KEY")) {
    throw new PrivateKeyError(
      "the key is in OpenSSH's own format, which Amazon Pay and Node.js do not read. Convert a copy of it with " +
        '`ssh-keygen -p -N "" -m PKCS8 -f <copy of the key file>` and use that.',
    )
  }
  if (pem.includes("BEGIN PUBLIC KEY") || pem.includes("BEGIN RSA PUBLIC KEY")) {
    throw new PrivateKeyError("this is a public key. Use the private key that Seller Central let you download once.")
  }
  if (/BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(pem)) {
    throw new PrivateKeyError(
      "the key is protected by a passphrase. Remove it with `openssl pkcs8 -topk8 -nocrypt -in <key file> -out <new file>`.",
    )
  }
  return parse(pem)
}

function findPem(source: string): string {
  if (source.includes("-----BEGIN")) return source.replaceAll("\\n", "\n").replaceAll("\\r", "")
  if (BASE64.test(source)) {
    const decoded = Buffer.from(source, "base64").toString("utf8")
    if (decoded.includes("-----BEGIN")) return decoded
  }
  if (source.length < 4096 && existsSync(source)) return readFileSync(source, "utf8")
  throw new PrivateKeyError(
    "it is neither a PEM (-----BEGIN PRIVATE KEY-----), nor base64 of one, nor the path of a file that exists.",
  )
}

function parse(pem: string): KeyObject {
  let key: KeyObject
  try {
    key = createPrivateKey(pem)
  } catch {
    throw new PrivateKeyError("the PEM cannot be read: it is cut off or damaged. Copy the whole file again.")
  }
  if (key.asymmetricKeyType !== "rsa") {
    throw new PrivateKeyError(
      `it is a ${key.asymmetricKeyType ?? "foreign"} key, but Amazon Pay signs with RSA (2048 bits).`,
    )
  }
  return key
}
