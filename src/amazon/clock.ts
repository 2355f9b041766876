/**
 * Where the code asks for the time, so that a test or the demo can let a year pass. Like the times of Medusa's rows, it is of
 * the machine that the shop runs on. Leases and the order of looks at Amazon are of the database's clock, which is
 * compared with itself alone; so is `performance.now()`, of waits within a process.
 */
export interface Clock {
  now(): Date
}

export interface AdjustableClock extends Clock {
  /** From now on time runs this far ahead of the system's. @param ms zero for the system's own time */
  setOffset(ms: number): void
}

export function createClock(): AdjustableClock {
  let offset = 0
  return {
    now: () => new Date(Date.now() + offset),
    setOffset(ms) {
      offset = ms
    },
  }
}

const clocks = new WeakMap<object, AdjustableClock>()

/** The one clock of an application, which its modules share. @param application an object that all of them have */
export function clockOf(application: object): AdjustableClock {
  const clock = clocks.get(application) ?? createClock()
  clocks.set(application, clock)
  return clock
}
