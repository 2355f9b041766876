import { AsyncLocalStorage } from "node:async_hooks"

const placing = new AsyncLocalStorage<true>()

/**
 * Runs Medusa's completeCart. When it fails after the payment, Medusa cancels the payment, for whatever reason. What the
 * buyer has approved is given back for a definite one only, which is known afterwards (checkout/place-order.ts).
 */
export function whilePlacing<Result>(work: () => Promise<Result>): Promise<Result> {
  return placing.run(true, work)
}

export function isPlacing(): boolean {
  return placing.getStore() ?? false
}
