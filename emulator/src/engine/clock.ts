import { z } from "zod"
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

/** Where a clock can be: answers have years of four digits, and permissions end a year after they begin. */
const LATEST = Date.UTC(9_900, 0)

/** A time as a text: a day that there is, with or without the hour. */
export const isoTime = z.union([z.iso.datetime({ offset: true, local: true }), z.iso.date()], {
  error: "It is a time such as 2026-12-01T00:00:00Z.",
})

/** @throws TypeError with a sentence when a clock cannot be set to it. */
export function assertTime(time: Instant): void {
  if (time >= 0 && time < LATEST) return
  throw new TypeError("The clock is set to a time such as 2026-12-01T00:00:00Z, from 1970 to 9899.")
}

/** @throws as above */
export function timeOf(given: Date | string): Instant {
  const time = given instanceof Date || isoTime.safeParse(given).success ? new Date(given).getTime() : NaN
  assertTime(time)
  return time
}

/** A duration in milliseconds. */
export function milliseconds(duration: Duration): number {
  if (typeof duration === "number") return duration
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = duration
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
}
