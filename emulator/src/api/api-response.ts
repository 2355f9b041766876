import type { AmazonPayError } from "../domain/errors.js"

/** What goes back over the wire. */
export type ApiResponse = {
  readonly status: number
  readonly body: string
  readonly reasonCode: string | null
  /** True when the answer was saved by an earlier call with the same idempotency key. */
  readonly replayed: boolean
}

/**
 * An answer of an operation; the text is made here, once, so that what is saved and what is sent are the same bytes.
 */
export function answered(status: number, body: object): ApiResponse {
  return { status, body: JSON.stringify(body), reasonCode: null, replayed: false }
}

/** The one place an error becomes an answer. */
export function refused(error: AmazonPayError): ApiResponse {
  const { status, reasonCode, message } = error
  return { status, body: JSON.stringify({ reasonCode, message }), reasonCode, replayed: false }
}
