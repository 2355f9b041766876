import { AsyncLocalStorage } from "node:async_hooks"

/** Who wants what is asked of Amazon, beside the admins, whose Medusa's id is written down. */
export type Asker = "buyer" | "clock" | "code"

const asking = new AsyncLocalStorage<() => string | null>()

/**
 * Runs the work, and whatever it starts, as somebody's: the operations that it opens say so. Medusa tells a provider of no
 * actor, and calls it from routes, workflows and subscribers of its own.
 *
 * @param who looked at when an operation is opened, as Medusa may get to know its admin after the request came
 */
export function askedBy<Result>(who: () => string | null, work: () => Result): Result {
  return asking.run(who, work)
}

/** Whose work this is; null where nobody said. */
export function askerNow(): string | null {
  return asking.getStore()?.() ?? null
}
