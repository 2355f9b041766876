/** Luck that is the same for the same seed. */
export interface Chance {
  /** From 0 up to 1, without it (mulberry32). */
  next(): number
  /** From 0 up to the number, without it. */
  below(limit: number): number
  /** One of them, the heavier the likelier. */
  pick<Name extends string>(weights: Readonly<Record<Name, number>>): Name
}

export function createChance(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick<Name extends string>(weights: Readonly<Record<Name, number>>) {
      const names = Object.keys(weights) as Name[]
      let at = below(names.reduce((sum, name) => sum + weights[name], 0))
      return names.find((name) => (at -= weights[name]) < 0)!
    },
  }
}
