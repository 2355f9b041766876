import type { SavedAnswer } from "../api/idempotency.js"
import type { RandomState } from "../domain/random.js"
import type { RegionCode } from "../domain/region.js"
import type { Engine } from "../engine/engine.js"
import type { Due } from "../engine/schedule.js"
import type { Merchant } from "../signature/merchants.js"

/** Everything that outlives a restart. Logs and notifications under way do not. */
export type Snapshot = {
  readonly version: 4
  readonly region: RegionCode
  /** Where the ids are: seeded ones must not come again in the next run. */
  readonly ids: RandomState
  /** How far the virtual clock is ahead of real time, in milliseconds. */
  readonly clockOffset: number
  readonly sessions: Engine["store"]["sessions"]
  readonly permissions: Engine["store"]["permissions"]
  readonly charges: Engine["store"]["charges"]
  readonly refunds: Engine["store"]["refunds"]
  readonly signedIn: Engine["store"]["signedIn"]
  readonly trackingNumbers: Set<string>
  readonly due: readonly Due[]
  readonly saved: ReadonlyMap<string, SavedAnswer>
  readonly merchants: readonly Merchant[]
}

/** What a snapshot is taken of. */
export type World = {
  readonly engine: Engine
  readonly savedAnswers: Map<string, SavedAnswer>
  readonly merchants: { add(merchant: Merchant): unknown; list(): Merchant[] }
}

export function takeSnapshot({ engine, savedAnswers, merchants }: World): Snapshot {
  const { sessions, permissions, charges, refunds, signedIn, trackingNumbers } = engine.store
  return {
    version: 4,
    region: engine.region.code,
    ids: engine.ids.state(),
    clockOffset: engine.clock.now() - Date.now(),
    sessions,
    permissions,
    charges,
    refunds,
    signedIn,
    trackingNumbers,
    due: engine.schedule.list().filter(({ kind }) => kind !== "notification-is-sent"),
    saved: savedAnswers,
    merchants: merchants.list(),
  }
}

/** Puts a snapshot into a new world; what fell due while nobody ran it happens now, each at its own time. */
export function restoreSnapshot({ engine, savedAnswers, merchants }: World, snapshot: Snapshot): void {
  copy(snapshot.sessions, engine.store.sessions)
  copy(snapshot.permissions, engine.store.permissions)
  copy(snapshot.charges, engine.store.charges)
  copy(snapshot.refunds, engine.store.refunds)
  copy(snapshot.signedIn, engine.store.signedIn)
  copy(snapshot.saved, savedAnswers)
  for (const number of snapshot.trackingNumbers) engine.store.trackingNumbers.add(number)
  // Whoever was registered by this run's own options is newer than the file.
  const known = new Set(merchants.list().map(({ publicKeyId }) => publicKeyId))
  for (const merchant of snapshot.merchants) if (!known.has(merchant.publicKeyId)) merchants.add(merchant)
  engine.clock.shift(snapshot.clockOffset - (engine.clock.now() - Date.now()))
  for (const due of snapshot.due) engine.schedule.add(due)
  engine.schedule.run()
}

/** Forgets what a snapshot holds but for merchants; ids go on, so that none comes twice. */
export function forget({ engine, savedAnswers }: World): void {
  engine.store.clear()
  engine.schedule.clear()
  savedAnswers.clear()
}

/** For what comes from a file, or from who called `restore`. */
export function isSnapshot(content: unknown): content is Snapshot {
  return typeof content === "object" && content !== null && "version" in content && content.version === 4
}

function copy<Value>(from: ReadonlyMap<string, Value>, to: Map<string, Value>): void {
  for (const [id, value] of from) to.set(id, value)
}
