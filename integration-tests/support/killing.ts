import { isDeepStrictEqual } from "node:util"
import { atAmazon, atMedusa, type Found } from "./after-a-kill"
import { EndingProcess, type Step, type Task } from "./ending-process"
import { listen } from "./log"
import type { Store } from "./store"

/**
 * KILL_ROUNDS=20 ends so many processes, each in the middle of one task of each kind: 100 tasks, at steps that are spread
 * over all that they take. KILL_SEED=2 takes others.
 */
const ROUNDS = Number(process.env["KILL_ROUNDS"] ?? 1)
const SEED = Number(process.env["KILL_SEED"] ?? 1)

/** What a process is to do with a checkout, of which there may be an order. */
export interface Work extends Task {
  checkoutSessionId: string
  orderId?: string
}

export interface Killing<Kind extends string> {
  /** The last of them is prepared last. */
  kinds: readonly Kind[]
  prepare: Record<Kind, (store: Store) => Promise<Work>>
  /** The clock alone finds out what is left to do. */
  look: (store: Store) => Promise<void>
  /** All that may be so after that. */
  right: Record<Kind, readonly Found[]>
  /** Of the process that is ended. */
  env: Record<string, string>
}

/** Tests that end a process in the middle of one task of each kind: between what is named, and anywhere. */
export function itIsRightAfterAKill<Kind extends string>(
  store: Store,
  { kinds, prepare, look, right, env }: Killing<Kind>,
  between: readonly Record<Kind, Step>[],
): void {
  let steps: Record<Kind, number> | null = null

  it.each(between)(`between ${kinds.map((kind) => `$${kind}`).join(", ")} and what is before it`, (haltAt) =>
    killed(haltAt),
  )

  it.each(Array.from({ length: ROUNDS }, (_, round) => [SEED, round]))(
    "at any step (seed %i, round %i)",
    async (_, round) => {
      steps ??= await count()
      const { ...haltAt } = steps
      for (const kind of kinds) haltAt[kind] = 1 + Math.floor(shareOf(kind, round) * steps[kind])
      await killed(haltAt)
    },
  )

  /** Between 0 and 1, and for no two kinds alike. */
  function shareOf(kind: Kind, round: number): number {
    const start = ((SEED + kinds.indexOf(kind) / kinds.length) * Math.SQRT2) % 1
    return (round + start) / ROUNDS
  }

  async function begin(): Promise<{ ending: EndingProcess; works: Work[] }> {
    const works = Promise.all(kinds.slice(0, -1).map((kind) => prepare[kind](store)))
    const [ending, before] = await Promise.all([EndingProcess.start(store, env), works])
    return { ending, works: [...before, await prepare[kinds.at(-1)!](store)] }
  }

  async function count(): Promise<Record<Kind, number>> {
    const { ending, works } = await begin()
    const counted = await ending.count(works)
    await ending.stop()
    return Object.fromEntries(kinds.map((kind, at) => [kind, counted[at]])) as Record<Kind, number>
  }

  async function killed(haltAt: Record<Kind, Step>): Promise<void> {
    const before = (await store.admin.orders()).map(({ id }) => id)
    const { ending, works } = await begin()
    const ended = await ending.end(works.map((work, at) => ({ ...work, haltAt: haltAt[kinds[at]!] })))
    const log = listen(store.container)
    await look(store)
    log.end()
    const known = [...before, ...works.map(({ orderId }) => orderId)]
    const placed = (await store.admin.orders()).map(({ id }) => id).filter((id) => !known.includes(id))
    const wrong = []
    for (const [at, kind] of kinds.entries()) {
      const { orderId, checkoutSessionId } = works[at]!
      const found = {
        medusa: await Promise.all((orderId ? [orderId] : placed).map((id) => atMedusa(store, id))),
        amazon: atAmazon(store, checkoutSessionId),
      }
      const step = `${kind} at ${haltAt[kind]}: ${ended[at]!.slice(0, 200)}`
      if (!right[kind].some((one) => isDeepStrictEqual(found, one))) wrong.push({ step, found })
    }
    const said = wrong.length === 0 ? [] : log.lines.filter((line) => line.includes("Amazon Pay"))
    expect({ wrong, said }).toEqual({ wrong: [], said: [] })
  }
}
