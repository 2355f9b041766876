/** A log that keeps the newest entries and counts them all, so that a long run stays small. */
export type Ring<Entry> = {
  push(entry: Entry): void
  /** Oldest first. */
  list(): Entry[]
  clear(): void
  /** Entries ever pushed since the last clear. */
  readonly total: number
}

/** @param capacity entries kept; older ones are overwritten */
export function createRing<Entry>(capacity: number): Ring<Entry> {
  let entries: Entry[] = []
  let total = 0
  return {
    push: (entry) => {
      entries[total % capacity] = entry
      total += 1
    },
    list: () => {
      const start = total % capacity
      return total <= capacity ? entries.slice() : [...entries.slice(start), ...entries.slice(0, start)]
    },
    clear: () => {
      entries = []
      total = 0
    },
    get total() {
      return total
    },
  }
}
