import { createHash } from "node:crypto"

/**
 * A key for `x-amz-pay-idempotency-key`: derived, so that a crash and a retry repeat the same request instead of
 * charging again. Amazon allows 32 characters of [A-Za-z0-9_-], unique in the merchant account, kept for ever
 * (Amazon Pay API reference, "Idempotency"); Medusa's own `payses_…` ids are 33.
 * @param parts operation, the id it acts for, amount, attempt: the same parts give the same key
 */
export function idempotencyKey(...parts: readonly (string | number)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 32)
}
