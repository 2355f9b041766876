import { AmazonPayError } from "../domain/errors.js"
import type { OpenQuestions } from "../engine/open-questions.js"
import { sha256Hex } from "../signature/canonical-request.js"
import type { ApiResponse } from "./api-response.js"
import { canonicalJson } from "./canonical-json.js"

/** The saved answers of one emulator. Amazon keeps them for ever (Amazon Pay API: idempotency). */
export type Idempotency = {
  /**
   * Answers with what was saved for this merchant, operation and key, or does the work and saves its answer.
   * @throws DuplicateIdempotencyKey when the key was used for another request.
   */
  once(key: IdempotentCall, work: () => ApiResponse): ApiResponse
  /** By merchant, operation and key. */
  readonly saved: Map<string, SavedAnswer>
  clear(): void
}

/** What makes two calls the same call. */
export type IdempotentCall = {
  readonly merchantId: string
  /** Part of the key: Amazon's own SDK tests use one key for a session, a charge and its capture. */
  readonly operation: string
  readonly key: string
  readonly path: string
  /** The parsed JSON: Amazon speaks of other values, and the order of keys is none. */
  readonly body: unknown
}

/** A saved answer and a digest of the request it answered. */
export type SavedAnswer = { readonly fingerprint: string; readonly status: number; readonly body: string }

/** Work is synchronous, so two calls with one key can never be in it at the same time. */
export function createIdempotency(openQuestions: OpenQuestions): Idempotency {
  const saved = new Map<string, SavedAnswer>()
  return {
    once: (call, work) => {
      const id = `${call.merchantId}/${call.operation}/${call.key}`
      const fingerprint = sha256Hex(`${call.path}\n${canonicalJson(call.body)}`).slice(0, 32)
      const before = saved.get(id)
      if (before === undefined) {
        const answer = work()
        // A failure of Amazon's own is not a result; the caller is told to try it again with the same key.
        if (answer.status < 500) saved.set(id, { fingerprint, status: answer.status, body: answer.body })
        return answer
      }
      if (before.fingerprint === fingerprint) {
        const status = before.status === 201 ? openQuestions.replayedCreate : before.status
        return { status, body: before.body, reasonCode: reasonOf(before), replayed: true }
      }
      throw new AmazonPayError(
        "DuplicateIdempotencyKey",
        "The IdempotencyKey that you have specified in this request was already used in a different request, and cannot be reused",
      )
    },
    saved,
    clear: () => saved.clear(),
  }
}

/** The log tells a saved refusal from a saved success. */
function reasonOf({ status, body }: SavedAnswer): string | null {
  return status < 400 ? null : (/^\{"reasonCode":"(\w+)"/.exec(body)?.[1] ?? null)
}

/** @throws MissingHeaderValue, InvalidHeaderValue */
export function readIdempotencyKey(header: string, required: boolean): string | null {
  if (header === "") {
    if (!required) return null
    throw new AmazonPayError(
      "MissingHeaderValue",
      "The header 'x-amz-pay-idempotency-key' is required for this operation.",
    )
  }
  if (/^[A-Za-z0-9_-]{1,32}$/.test(header)) return header
  throw new AmazonPayError(
    "InvalidHeaderValue",
    "The value provided for the header 'x-amz-pay-idempotency-key' is invalid: at most 32 characters of a-z, A-Z, 0-9, - and _.",
  )
}
