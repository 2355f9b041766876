import type { Instant } from "../domain/timestamp.js"

/** A span of time: milliseconds, or a sum of named parts. */
export type Duration =
  number | { readonly days?: number; readonly hours?: number; readonly minutes?: number; readonly seconds?: number }

/** The time all objects live in: real time plus an offset that tests move. */
export type VirtualClock = {
  now(): Instant
  shift(milliseconds: number): void
  /** Runs `work` at another instant, so that what falls due late is stamped with the time it was due at. */
  at(instant: Instant, work: () => void): void
  reset(): void
}

/** @param start where it begins; real time when left out. It runs on from there. */
export function createClock(start?: Instant): VirtualClock {
  const initialOffset = start === undefined ? 0 : start - Date.now()
  let offset = initialOffset
  let held: Instant | null = null
  return {
    now: () => held ?? Date.now() + offset,
    shift: (milliseconds) => {
      offset += milliseconds
    },
    at: (instant, work) => {
      const before = held
      held = instant
      try {
        work()
      } finally {
        held = before
      }
    },
    reset: () => {
      offset = initialOffset
    },
  }
}

/** A duration in milliseconds. */
export function milliseconds(duration: Duration): number {
  if (typeof duration === "number") return duration
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = duration
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
}
