import { AmazonPayError } from "../domain/errors.js"
import type { Environment } from "../domain/states.js"
import type { VirtualClock } from "../engine/clock.js"
import { createTokenBucket, type TokenBucket } from "../engine/token-bucket.js"

type Rate = { readonly [environment in Environment]: readonly [burst: number, perSecond: number] }

const READ: Rate = { Live: [20, 4], Sandbox: [5, 1] }

/** Burst and restore rate of each operation (Amazon Pay API: throttling limits; the US table, assumed for all). */
const RATES: { readonly [operation: string]: Rate } = {
  createCheckoutSession: { Live: [40, 16], Sandbox: [5, 1] },
  getCheckoutSession: { Live: [40, 8], Sandbox: [10, 1] },
  updateCheckoutSession: { Live: [20, 8], Sandbox: [5, 1] },
  completeCheckoutSession: { Live: [20, 4], Sandbox: [2, 1] },
  finalizeCheckoutSession: { Live: [20, 4], Sandbox: [2, 1] },
  getChargePermission: { Live: [20, 4], Sandbox: [10, 1] },
  updateChargePermission: { Live: [10, 2], Sandbox: [5, 1] },
  closeChargePermission: { Live: [10, 2], Sandbox: [2, 1] },
  createCharge: { Live: [10, 4], Sandbox: [2, 1] },
  captureCharge: { Live: [20, 4], Sandbox: [2, 1] },
  cancelCharge: { Live: [10, 2], Sandbox: [2, 1] },
  createRefund: { Live: [10, 4], Sandbox: [2, 1] },
  createDeliveryTracker: { Live: [10, 1], Sandbox: [1, 1] },
}

/** Amazon's token buckets, one for each merchant, environment and operation. Off until switched on. */
export type Throttling = {
  enabled: boolean
  /** @throws TooManyRequests when the bucket is empty. */
  take(merchantId: string, environment: Environment, operation: string): void
  reset(): void
}

/** @param enabled what a reset goes back to */
export function createThrottling(clock: VirtualClock, enabled: boolean): Throttling {
  const buckets = new Map<string, TokenBucket>()
  const throttling: Throttling = {
    enabled,
    take: (merchantId, environment, operation) => {
      if (!throttling.enabled) return
      const [burst, perSecond] = (RATES[operation] ?? READ)[environment]
      const id = `${merchantId}/${environment}/${operation}`
      const bucket = buckets.get(id) ?? createTokenBucket(clock, burst, perSecond)
      buckets.set(id, bucket)
      if (bucket.take()) return
      throw new AmazonPayError(
        "TooManyRequests",
        `The rate limit of ${operation} is exceeded: ${burst} calls at once, then ${perSecond} per second.`,
      )
    },
    reset: () => {
      buckets.clear()
      throttling.enabled = enabled
    },
  }
  return throttling
}
