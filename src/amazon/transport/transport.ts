import { setTimeout as sleep } from "node:timers/promises"
import { skewOf } from "../clock-skew"
import { AmazonPayUnavailableError, errorFromAnswer, isTransientStatus, type AmazonPayError } from "../errors"
import type { Signer } from "../signing/signer"
import { connectionFault } from "./connection-fault"
import { createPace, kindOf, type Pace } from "./pace"
import { DEFAULT_RETRY_POLICY, pauseBefore, type RetryPolicy } from "./retry"

export interface ApiRequest {
  method: "GET" | "POST" | "PATCH" | "DELETE"
  /** Without version, e.g. "charges/<id>/capture". Ids in it are checked by shape before. */
  path: string
  body?: object
  /** Demanded by Amazon on each POST that makes something; repeated unchanged by each retry. */
  idempotencyKey?: string
}

export interface ApiAnswer {
  status: number
  body: unknown
  requestId: string | null
  /** Amazon's time, where the answer says it. */
  answeredAt: Date | null
}

/** What a log line may hold: no header, no body, no buyer. */
export interface CallRecord {
  operation: string
  status: number | null
  reasonCode: string | null
  requestId: string | null
  attempt: number
  durationMs: number
}

export interface TransportOptions {
  /** Origin, e.g. "https://pay-api.amazon.jp". */
  endpoint: string
  signer: Signer
  retry?: Partial<RetryPolicy>
  /** Called once for each attempt. */
  onCall?: (record: CallRecord) => void
  /** Called once for each request that fails, after its last attempt. */
  onFailure?: (error: AmazonPayError) => void
}

export interface Transport {
  /** @throws AmazonPayError for every answer that is not 2xx, and when none came */
  send(request: ApiRequest): Promise<ApiAnswer>
}

type Attempt = { answer: ApiAnswer } | { error: AmazonPayError; retryAfter: string | null }

/**
 * The platform's fetch with a deadline for each attempt, and retries with the same idempotency key on 408, 425, 429,
 * 5xx and lost connections. Every attempt is signed anew, because the signature holds the time. What Amazon throttles
 * takes turns.
 */
export function createTransport({ endpoint, signer, retry, onCall, onFailure }: TransportOptions): Transport {
  const policy = { ...DEFAULT_RETRY_POLICY, ...retry }
  const paces = new Map<string, Pace>()

  function paceOf(request: ApiRequest): Pace {
    const kind = kindOf(request)
    const pace = paces.get(kind) ?? createPace(policy.maxDelayMs)
    paces.set(kind, pace)
    return pace
  }

  async function attempt(request: ApiRequest, number: number): Promise<Attempt> {
    const operation = `${request.method} ${request.path}`
    const body = request.body === undefined ? "" : JSON.stringify(request.body)
    const idempotency = request.idempotencyKey ? { "x-amz-pay-idempotency-key": request.idempotencyKey } : undefined
    const headers = signer.signRequest({
      method: request.method,
      path: request.path,
      body,
      headers: { ...idempotency },
    })
    const started = performance.now()
    const record = (status: number | null, requestId: string | null, reasonCode: string | null) =>
      onCall?.({
        operation,
        status,
        reasonCode,
        requestId,
        attempt: number,
        durationMs: Math.round(performance.now() - started),
      })

    try {
      const response = await fetch(`${endpoint}/v2/${request.path}`, {
        method: request.method,
        headers,
        body: body || undefined,
        redirect: "error",
        signal: AbortSignal.timeout(policy.attemptTimeoutMs),
      })
      const requestId = response.headers.get("x-amz-pay-request-id")
      const answeredAt = readDate(response.headers.get("date"))
      const answer = readJson(await response.text())
      if (response.ok && answer !== undefined) {
        record(response.status, requestId, null)
        return { answer: { status: response.status, body: answer, requestId, answeredAt } }
      }
      const error = response.ok
        ? new AmazonPayUnavailableError(`Amazon Pay's answer to ${operation} was cut off or is not JSON.`, {
            operation,
            reasonCode: "UnreadableAnswer",
            status: response.status,
            requestId,
          })
        : errorFromAnswer(operation, response.status, requestId, answer, skewOf(answeredAt))
      error.answeredAt = answeredAt
      record(response.status, requestId, error.reasonCode)
      return { error, retryAfter: response.headers.get("retry-after") }
    } catch (cause) {
      const error = connectionError(operation, cause, new URL(endpoint).host)
      record(null, null, error.reasonCode)
      return { error, retryAfter: null }
    }
  }

  return {
    async send(request) {
      let isUnanswered = false
      const pace = paceOf(request)
      for (let number = 1; ; number += 1) {
        const began = await pace.turn()
        const result = await attempt(request, number)
        pace.answered(began, "error" in result && result.error.status === 429)
        if ("answer" in result) return result.answer
        const { error, retryAfter } = result
        error.followsUnanswered = isUnanswered
        isUnanswered ||= error.retryable
        const again =
          error.retryable && (error.status === null || error.status < 400 || isTransientStatus(error.status))
        if (!again || number >= policy.attempts) {
          onFailure?.(error)
          throw error
        }
        await sleep(pauseBefore(number, policy, Math.random, retryAfter))
      }
    },
  }
}

/** undefined for what is no JSON: a proxy's HTML page, a body that was cut off. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readDate(header: string | null): Date | null {
  const date = new Date(header ?? "")
  return Number.isNaN(date.getTime()) ? null : date
}

function connectionError(operation: string, cause: unknown, host: string): AmazonPayUnavailableError {
  // A DOMException by its name: `instanceof` fails for one of another realm, as under Jest.
  const timedOut = typeof cause === "object" && cause !== null && "name" in cause && cause.name === "TimeoutError"
  return new AmazonPayUnavailableError(
    timedOut
      ? `Amazon Pay did not answer ${operation} in time.`
      : `Amazon Pay could not be reached for ${operation}. ${connectionFault(cause, host)}`.trimEnd(),
    { operation, reasonCode: timedOut ? "NoAnswerInTime" : "ConnectionFailed", status: null, requestId: null },
    { cause },
  )
}
