import { AmazonPayError } from "../domain/errors.js"

/** A refused signature, with what the emulator signed so that the log can show it. */
export class RefusedSignature extends AmazonPayError {
  constructor(
    message: string,
    /** The canonical request (or the payload) the emulator rebuilt; null when it never came to that. */
    readonly expected: string | null,
  ) {
    super("InvalidRequestSignature", message)
  }
}

/** Amazon's own wording, which repeats the string to sign; the best help there is. */
export function signatureMismatch(stringToSign: string, signature: string, expected: string): RefusedSignature {
  return new RefusedSignature(
    `Unable to verify signature, signing String [${stringToSign}] , signature [${signature}]`,
    expected,
  )
}
