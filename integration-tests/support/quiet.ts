import { EventEmitter } from "node:events"
import { setImmediate as nextTurn } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

function emitterOf(container: MedusaContainer): EventEmitter {
  const emitter: unknown = Reflect.get(container.resolve(Modules.EVENT_BUS), "eventEmitter_")
  if (emitter instanceof EventEmitter) return emitter
  throw new Error("This Medusa's event bus is not the one in memory.")
}

const atWork = new Set<Promise<unknown>>()

/** Medusa's bus forgets what its subscribers promise; from here on it is known which are at work. */
export function watchSubscribers(container: MedusaContainer): void {
  const emitter = emitterOf(container)
  emitter.emit = (name: string | symbol, ...args: unknown[]): boolean => {
    const listeners = emitter.rawListeners(name)
    for (const listener of listeners) {
      const work = Promise.resolve(Reflect.apply(listener, emitter, args))
      atWork.add(work)
      void work.finally(() => atWork.delete(work))
    }
    return listeners.length > 0
  }
}

/** Does it as if the process ended right after: nobody hears of the event. */
export async function unheard<Result>(
  container: MedusaContainer,
  event: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const emitter = emitterOf(container)
  const listeners = emitter.rawListeners(event)
  emitter.removeAllListeners(event)
  try {
    return await work()
  } finally {
    await quiet()
    for (const listener of listeners) emitter.on(event, (...args) => Reflect.apply(listener, emitter, args))
  }
}

/** Resolves once every subscriber has done what it was called for, and what that called for in turn. */
export async function quiet(): Promise<void> {
  do {
    await Promise.allSettled(atWork)
    await nextTurn()
  } while (atWork.size > 0)
}
