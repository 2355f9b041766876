import { AmazonPayError } from "../domain/errors.js"
import type { Diagnosis } from "./diagnosis.js"

/** A refused signature, with what the emulator found out about it for the log. */
export class RefusedSignature extends AmazonPayError {
  constructor(
    message: string,
    /** Null when it never came to comparing signatures. */
    readonly diagnosis: Diagnosis | null,
  ) {
    super("InvalidRequestSignature", message)
  }
}

/** Amazon's own wording, which repeats the string to sign; the best help there is. */
export function signatureMismatch(stringToSign: string, signature: string, diagnosis: Diagnosis): RefusedSignature {
  return new RefusedSignature(
    `Unable to verify signature, signing String [${stringToSign}] , signature [${signature}]`,
    diagnosis,
  )
}
