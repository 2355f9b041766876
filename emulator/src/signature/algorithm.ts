import { constants, verify, type KeyObject } from "node:crypto"

/** The two algorithms of Amazon Pay differ in nothing but the length of the PSS salt. */
const SALT_LENGTH = { "AMZN-PAY-RSASSA-PSS": 20, "AMZN-PAY-RSASSA-PSS-V2": 32 } as const

/** The name as the authorization header carries it. */
export type Algorithm = keyof typeof SALT_LENGTH

/** For what comes in a header or from a button. */
export function isAlgorithm(name: string): name is Algorithm {
  return Object.hasOwn(SALT_LENGTH, name)
}

/** True when `signature` (base64) is the key's signature of `stringToSign` under the algorithm, salt length included. */
export function isSignedBy(key: KeyObject, algorithm: Algorithm, stringToSign: string, signature: string): boolean {
  return verify("sha256", Buffer.from(stringToSign), padded(key, algorithm), Buffer.from(signature, "base64"))
}

/** The same on another thread: verifying costs more than all else a call needs, and others can be served meanwhile. */
export function verifySignature(
  key: KeyObject,
  algorithm: Algorithm,
  stringToSign: string,
  signature: string,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, isRight: boolean): void => (error === null ? resolve(isRight) : reject(error))
    const bytes = Buffer.from(signature, "base64")
    verify("sha256", Buffer.from(stringToSign), padded(key, algorithm), bytes, done)
  })
}

function padded(key: KeyObject, algorithm: Algorithm) {
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_LENGTH[algorithm] }
}
