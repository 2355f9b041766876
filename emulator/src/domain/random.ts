import { randomBytes } from "node:crypto"

/** A source of 32-bit numbers. */
export type Random = {
  uint32(): number
  /** Where it is: one that resumes there goes on with the same numbers. */
  state(): RandomState
  resume(state: RandomState): void
}

export type RandomState = readonly [number, number, number, number]

/**
 * A small generator (sfc32) seeded with a text, or with real randomness when there is none. The same seed gives the
 * same ids in the same order, which makes a recorded run repeatable. Not for secrets.
 */
export function createRandom(seed?: string): Random {
  let [a, b, c, d] = seed === undefined ? fromEntropy() : fromText(seed)
  const uint32 = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let round = 0; round < 16; round++) uint32()
  return {
    uint32,
    state: () => [a, b, c, d],
    resume: (state) => {
      ;[a, b, c, d] = state
    },
  }
}

function fromEntropy(): [number, number, number, number] {
  const bytes = randomBytes(16)
  return [bytes.readInt32LE(0), bytes.readInt32LE(4), bytes.readInt32LE(8), bytes.readInt32LE(12)]
}

function fromText(seed: string): [number, number, number, number] {
  let hash = 2166136261
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  return [hash, Math.imul(hash, 0x9e3779b1), Math.imul(hash, 0x85ebca6b), 1]
}
