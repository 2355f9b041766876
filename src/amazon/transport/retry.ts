export interface RetryPolicy {
  /** Requests in all, the first included. */
  attempts: number
  /** Each attempt's deadline, in milliseconds. */
  attemptTimeoutMs: number
  /** The first pause; each further one is twice as long, and a random part of it is taken ("full jitter"). */
  baseDelayMs: number
  maxDelayMs: number
}

/** A shopper waits behind most calls: three tries within half a minute at the very worst. */
export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  attempts: 3,
  attemptTimeoutMs: 8_000,
  baseDelayMs: 400,
  maxDelayMs: 3_000,
}

/** @param retryAfter the answer's Retry-After header, in seconds, which wins within the policy's maximum */
export function pauseBefore(
  attempt: number,
  policy: RetryPolicy,
  random: () => number,
  retryAfter?: string | null,
): number {
  const asked = Number(retryAfter) * 1_000
  if (retryAfter && Number.isFinite(asked) && asked >= 0) return Math.min(asked, policy.maxDelayMs)
  return Math.min(policy.baseDelayMs * 2 ** (attempt - 1), policy.maxDelayMs) * random()
}
