import { AmazonPayError } from "../domain/errors.js"
import { isAlgorithm, type Algorithm } from "./algorithm.js"

/** The parts of `authorization: <algorithm> PublicKeyId=…, SignedHeaders=…, Signature=…`. */
export type Authorization = {
  readonly algorithm: Algorithm
  readonly publicKeyId: string
  readonly signedHeaders: string
  readonly signature: string
}

const SHAPE = /^(\S+) +PublicKeyId=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([A-Za-z0-9+/=]+)$/

/** @throws MissingHeader, InvalidHeaderValue */
export function parseAuthorization(header: string): Authorization {
  if (header === "") throw new AmazonPayError("MissingHeader", "The header 'authorization' is missing.")
  const match = SHAPE.exec(header)
  const [, algorithm = "", publicKeyId = "", signedHeaders = "", signature = ""] = match ?? []
  if (match === null || !isAlgorithm(algorithm)) {
    throw new AmazonPayError(
      "InvalidHeaderValue",
      "The value provided for the header 'authorization' is invalid. Expected: AMZN-PAY-RSASSA-PSS[-V2] PublicKeyId=…, SignedHeaders=…, Signature=…",
    )
  }
  return { algorithm, publicKeyId, signedHeaders, signature }
}
