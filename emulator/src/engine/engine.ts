import { createIdFactory, type IdFactory } from "../domain/ids.js"
import type { Region } from "../domain/region.js"
import type { Instant } from "../domain/timestamp.js"
import { createClock, type VirtualClock } from "./clock.js"
import { performDue } from "./due.js"
import type { EmulatorEvent } from "./event.js"
import { USUAL_ANSWERS, type OpenQuestions } from "./open-questions.js"
import { createRing, type Ring } from "./ring.js"
import { createSchedule, type Schedule } from "./schedule.js"
import { createStore, type Store } from "./store.js"

/** Amazon's side of the counter without any HTTP: objects, rules' time, and what has happened. */
export type Engine = {
  readonly region: Region
  readonly clock: VirtualClock
  readonly schedule: Schedule
  readonly ids: IdFactory
  readonly store: Store
  readonly events: Ring<EmulatorEvent>
  /** Switched by tests; a reset brings the usual answers back. */
  readonly openQuestions: OpenQuestions
  /** Called with every event after it was logged. */
  readonly listeners: Set<(event: EmulatorEvent) => void>
  /** Called with the id of every notification that has come due. */
  readonly notificationListeners: Set<(id: string) => void>
  /** Back to an empty world at the initial time. */
  reset(): void
}

/** `start` and `seed` make a run repeatable. */
export type EngineOptions = {
  readonly region: Region
  readonly start?: Instant
  readonly seed?: string
  /** How many events are kept. */
  readonly logSize: number
}

/** An engine of one region, with nothing in it. */
export function createEngine(options: EngineOptions): Engine {
  const clock = createClock(options.start)
  const store = createStore()
  const events = createRing<EmulatorEvent>(options.logSize)
  let ids = createIdFactory(options.region, options.seed)
  const engine: Engine = {
    region: options.region,
    clock,
    schedule: createSchedule(clock, (due) => performDue(engine, due)),
    get ids() {
      return ids
    },
    store,
    events,
    openQuestions: { ...USUAL_ANSWERS },
    listeners: new Set(),
    notificationListeners: new Set(),
    reset: () => {
      store.clear()
      engine.schedule.clear()
      events.clear()
      clock.reset()
      Object.assign(engine.openQuestions, USUAL_ANSWERS)
      ids = createIdFactory(options.region, options.seed)
    },
  }
  return engine
}
