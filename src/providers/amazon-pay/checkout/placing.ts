import { AsyncLocalStorage } from "node:async_hooks"

/** Whether the order is paid at Amazon, or there is nothing to pay. */
export type Placing = "paid" | "free"

const placing = new AsyncLocalStorage<{ kind: Placing | null }>()

/**
 * Runs Medusa's completeCart. When it fails after the payment, Medusa cancels the payment, for whatever reason. What the
 * buyer has approved is given back for a definite one only, which is known afterwards (checkout/place-order.ts).
 */
export function whilePlacing<Result>(kind: Placing, work: () => Promise<Result>): Promise<Result> {
  const now: { kind: Placing | null } = { kind }
  // What Medusa starts meanwhile, a subscriber of "order.placed", goes on in this context.
  return placing.run(now, () => work().finally(() => (now.kind = null)))
}

/** What this provider is being called for, or null when it is not by our own placing of an order. */
export function isPlacing(): Placing | null {
  return placing.getStore()?.kind ?? null
}
