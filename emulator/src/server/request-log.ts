import type { Diagnosis } from "../signature/diagnosis.js"
import { createRing, type Ring } from "../engine/ring.js"

/** One call to the API, as it was answered (or not). */
export type RequestEntry = {
  /** Real time, ISO 8601. */
  readonly time: string
  readonly method: string
  readonly path: string
  readonly operation: string | null
  /** Null when the connection was cut instead. */
  readonly status: number | null
  readonly reasonCode: string | null
  readonly message: string | null
  readonly requestId: string
  readonly merchantId: string | null
  readonly idempotencyKey: string | null
  /** True when the answer was saved by an earlier call with the same idempotency key. */
  readonly replayed: boolean
  readonly durationMs: number
  /** The fault that struck, if any. */
  readonly fault: string | null
  /** Why a signature was refused: the canonical request expected and received, and where they part. */
  readonly signature: Diagnosis | null
}

/** The newest calls, oldest first. */
export type RequestLog = Ring<RequestEntry>

/** @param capacity how many calls are kept */
export function createRequestLog(capacity: number): RequestLog {
  return createRing<RequestEntry>(capacity)
}
