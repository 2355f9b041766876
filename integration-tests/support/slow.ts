import { setTimeout as pause } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { beforeEachQuery } from "./queries"

/**
 * From here on every query and every call to Amazon waits first, at random: most of them a little, a few of them for nearly
 * as long as may be, so that whatever can overtake something else does.
 *
 * @returns makes it fast again
 */
export function slowDown(container: MedusaContainer, upTo: number): () => void {
  const wait = () => pause(Math.random() ** 8 * upTo)
  const ends = [beforeEachQuery(container, wait), beforeEachCall(wait)]
  return () => {
    for (const end of ends) end()
  }
}

const isCall = (input: string | URL | Request) => String(input instanceof Request ? input.url : input).includes("/v2/")

/** From here on each call to Amazon waits for this first. @returns ends it */
export function beforeEachCall(before: () => Promise<unknown>): () => void {
  const { fetch } = globalThis
  globalThis.fetch = async (input, init) => {
    if (isCall(input)) await before()
    return fetch(input, init)
  }
  return () => {
    globalThis.fetch = fetch
  }
}

/** From here on each answer of Amazon's waits for this before it arrives. @returns ends it */
export function afterEachCall(after: () => Promise<unknown>): () => void {
  const { fetch } = globalThis
  globalThis.fetch = async (input, init) => {
    const answer = await fetch(input, init)
    if (isCall(input)) await after()
    return answer
  }
  return () => {
    globalThis.fetch = fetch
  }
}
