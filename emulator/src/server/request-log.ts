import type { Diagnosis } from "../signature/diagnosis.js"
import { createRing } from "../engine/ring.js"

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
  /** The checkout it belongs to, also for what is done with its permission, charges and refunds. */
  readonly checkoutSessionId: string | null
  readonly idempotencyKey: string | null
  /** True when the answer was saved by an earlier call with the same idempotency key. */
  readonly replayed: boolean
  readonly durationMs: number
  /** The fault that struck, if any. */
  readonly fault: string | null
  /** What only Amazon's own clients send, and was taken: its documents have another form. */
  readonly officialForms: readonly string[]
  /** Why a signature was refused: the canonical request expected and received, and where they part. */
  readonly signature: Diagnosis | null
}

/** The newest calls, oldest first. */
export type RequestLog = {
  /** The time as a number: writing dates out for entries nobody reads would cost every call. */
  push(entry: Omit<RequestEntry, "time"> & { readonly time: number }): void
  list(): RequestEntry[]
  clear(): void
}

/** @param capacity how many calls are kept */
export function createRequestLog(capacity: number): RequestLog {
  const ring = createRing<Omit<RequestEntry, "time"> & { readonly time: number }>(capacity)
  return {
    push: (entry) => ring.push(entry),
    list: () => ring.list().map((entry) => ({ ...entry, time: new Date(entry.time).toISOString() })),
    clear: () => ring.clear(),
  }
}
