import { setTimeout as pause } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

type Query = (this: unknown, ...args: unknown[]) => Promise<unknown>

/**
 * From here on every query and every call to Amazon waits first, at random: most of them a little, a few of them for nearly
 * as long as may be, so that whatever can overtake something else does.
 *
 * @returns makes it fast again
 */
export function slowDown(container: MedusaContainer, upTo: number): () => void {
  const wait = () => pause(Math.random() ** 8 * upTo)
  const { client } = container.resolve<{ client: object }>(ContainerRegistrationKeys.PG_CONNECTION)
  // Transactions have clients of their own.
  const dialect = Object.getPrototypeOf(client) as { _query: Query }
  const { _query: query } = dialect
  dialect._query = async function (...args) {
    await wait()
    return query.apply(this, args)
  }
  const { fetch } = globalThis
  globalThis.fetch = async (input, init) => {
    if (String(input instanceof Request ? input.url : input).includes("/v2/")) await wait()
    return fetch(input, init)
  }
  return () => {
    dialect._query = query
    globalThis.fetch = fetch
  }
}
