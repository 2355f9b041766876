import type { Diagnosis } from "../signature/diagnosis.js"
import type { ApiCall } from "../engine/event.js"
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
  /** Why a signature was refused: the canonical request expected and received, and the first line that differs. */
  readonly signature: Diagnosis | null
  /** Without its question mark. */
  readonly query: string
  /** As they were sent; null of an older call, as are the bodies. */
  readonly headers: Readonly<Record<string, string>> | null
  readonly requestBody: string | null
  /** What the call was answered with, before any fault. Null when a fault kept it from being handled. */
  readonly responseBody: string | null
}

type Contents = Pick<RequestEntry, "requestBody" | "responseBody"> & { readonly rawHeaders: readonly string[] }
/** What the log of events tells of a call, too. */
type Call = Omit<ApiCall, "type" | "number" | "time">
type Logged = Omit<RequestEntry, keyof Call | "time" | "headers" | "requestBody" | "responseBody"> & {
  readonly time: number
  readonly call: Call
}

/** So many calls keep their bodies, so that a long run stays small. */
const WITH_CONTENTS = 200

/** The newest calls, oldest first. */
export type RequestLog = {
  /** The time as a number, the headers as they came: making more of them for nobody would cost every call. */
  push(entry: Logged, contents: Contents): void
  list(): RequestEntry[]
  clear(): void
}

/** @param capacity how many calls are kept */
export function createRequestLog(capacity: number): RequestLog {
  const ring = createRing<Logged>(capacity)
  const newest = createRing<Contents>(Math.min(capacity, WITH_CONTENTS))
  return {
    push: (entry, contents) => {
      ring.push(entry)
      newest.push(contents)
    },
    list: () => {
      const entries = ring.list()
      const contents = newest.list()
      const without = entries.length - contents.length
      return entries.map(({ call, ...entry }, index) => ({
        ...entry,
        ...call,
        time: new Date(entry.time).toISOString(),
        ...contentsOf(contents[index - without]),
      }))
    },
    clear: () => {
      ring.clear()
      newest.clear()
    },
  }
}

function contentsOf(contents: Contents | undefined): Pick<RequestEntry, "headers" | "requestBody" | "responseBody"> {
  if (contents === undefined) return { headers: null, requestBody: null, responseBody: null }
  const { rawHeaders, requestBody, responseBody } = contents
  const headers: Record<string, string> = {}
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers[rawHeaders[index] ?? ""] = rawHeaders[index + 1] ?? ""
  return { headers, requestBody, responseBody }
}
