import type { Instant } from "../domain/timestamp.js"
import type { VirtualClock } from "./clock.js"

/** Everything that happens at Amazon by itself, some time after the call that caused it. */
export type DueKind =
  | "session-expires"
  | "session-is-purged"
  | "authorization-settles"
  | "authorization-expires"
  | "capture-settles"
  | "refund-settles"
  | "permission-expires"
  | "notification-is-sent"

/** One thing to come. Holds an id and no object, so that a hundred thousand of them stay small. */
export type Due = { readonly at: Instant; readonly kind: DueKind; readonly id: string }

/** A queue of things to come, ordered by time. */
export type Schedule = {
  add(due: Due): void
  /** Does what is due by now, in order, each at its own instant. */
  run(): void
  /** The clock was moved: does what is due by now, and waits anew for what is not. */
  follow(): void
  /** In no particular order. */
  list(): readonly Due[]
  clear(): void
  stop(): void
}

const LONGEST_TIMEOUT = 2 ** 31 - 1

/**
 * A binary heap with one real timer for its head, so that things settle by themselves when nobody moves the clock.
 * The timer never keeps the process alive.
 */
export function createSchedule(clock: VirtualClock, perform: (due: Due) => void): Schedule {
  let heap: Due[] = []
  let timer: NodeJS.Timeout | null = null
  let running = false

  const arm = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const head = heap[0]
    if (head === undefined) return
    const wait = Math.min(Math.max(head.at - clock.now(), 0), LONGEST_TIMEOUT)
    timer = setTimeout(follow, wait)
    timer.unref()
  }
  const run = (): void => {
    const head = heap[0]
    if (running || head === undefined || head.at > clock.now()) return
    running = true
    try {
      for (let due = heap[0]; due !== undefined && due.at <= clock.now(); due = heap[0]) {
        const next = due
        removeHead(heap)
        clock.at(next.at, () => perform(next))
      }
    } finally {
      running = false
      arm()
    }
  }
  // A timer can be a millisecond early, or the clock behind where it was when the timer was set.
  const follow = (): void => {
    run()
    if (!running) arm()
  }
  return {
    add: (due) => {
      insert(heap, due)
      if (heap[0] === due && !running) arm()
    },
    run,
    follow,
    list: () => heap,
    clear: () => {
      heap = []
      arm()
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}

function insert(heap: Due[], due: Due): void {
  let index = heap.push(due) - 1
  while (index > 0) {
    const above = (index - 1) >> 1
    const parent = heap[above]
    if (parent === undefined || parent.at <= due.at) break
    heap[index] = parent
    index = above
  }
  heap[index] = due
}

function removeHead(heap: Due[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let index = 0
  for (;;) {
    let below = 2 * index + 1
    let child = heap[below]
    if (child === undefined) break
    const right = heap[below + 1]
    if (right !== undefined && right.at < child.at) {
      child = right
      below += 1
    }
    if (child.at >= last.at) break
    heap[index] = child
    index = below
  }
  heap[index] = last
}
