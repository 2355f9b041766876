import { setTimeout as pause } from "node:timers/promises"
import type { FaultRule } from "amazon-pay-emulator"
import type { Chance } from "../support/chance"
import { disturb } from "../support/year-faults"
import type { Shop } from "./shop"

/** Of a hundred calls to Amazon, so many. */
const WEATHER: readonly (FaultRule & { probability: number })[] = [
  { kind: "latency", ms: 700, probability: 0.05 },
  { kind: "slow-body", ms: 500, probability: 0.02 },
  { kind: "status", status: 500, probability: 0.02 },
  { kind: "status", status: 503, probability: 0.02 },
  { kind: "status", status: 429, probability: 0.03 },
  { kind: "html-502", probability: 0.01 },
  { kind: "recorded", answer: "error-page", probability: 0.005 },
  { kind: "drop-before", probability: 0.02 },
  { kind: "drop-after", probability: 0.04 },
  { kind: "truncate", probability: 0.01 },
]

/** Where the process is killed: while Amazon is at one of these. */
const AT = {
  confirm: { method: "PATCH", pattern: "/checkoutSessions/[^/]+$" },
  complete: { method: "POST", pattern: "/complete$" },
  charge: { method: "POST", pattern: "/charges$" },
  capture: { method: "POST", pattern: "/capture$" },
  refund: { method: "POST", pattern: "/refunds$" },
  cancel: { method: "DELETE", pattern: "/cancel$|/close$" },
  reconcile: { method: "GET", pattern: "/charges/|/chargePermissions/" },
} as const
const LIKELIHOOD = { confirm: 1, complete: 3, charge: 2, capture: 3, refund: 2, cancel: 2, reconcile: 2 } as const

/** Before Amazon has done it, before it has answered, or at any time after that. */
const MOMENTS = { latency: 1, "slow-body": 2, after: 2 } as const

/** Milliseconds. */
const LOOK_EVERY = 20
const LONGEST_WAIT = 30_000

/** What goes wrong while the shop works, by the seed. */
export class Trouble {
  kills = 0
  private struck = 0
  /** What is to befall the next notifications. */
  private notifications: readonly { kind: string }[] = []
  private isOver = true
  private killing: Promise<void> = Promise.resolve()
  private readonly stopCounting: () => void
  private calls = 0

  constructor(
    private readonly shop: Shop,
    private readonly chance: Chance,
    private readonly say: (what: string) => void,
  ) {
    this.stopCounting = shop.amazon.emulator.events.subscribe((event) => {
      if (event.type !== "call") return
      this.calls += 1
      if (event.fault !== null) this.struck += 1
    })
  }

  /** Calls that a fault has struck, and notifications that did not come as they should. */
  get faults(): number {
    return this.struck
  }

  /** @param every so many calls to Amazon a process is killed; never when it is null */
  begin({ every, restartsDatabase }: { every: number | null; restartsDatabase: boolean }): void {
    const { emulator } = this.shop.amazon
    for (const [at, fault] of WEATHER.entries()) {
      emulator.faults.add({ ...fault, times: null, seed: `${String(this.chance.next())} ${String(at)}` })
    }
    disturb(emulator, 10_000, this.chance)
    this.notifications = emulator.ipn.chaos.list()
    this.isOver = false
    this.killing = every === null ? Promise.resolve() : this.killAgainAndAgain(every, restartsDatabase)
  }

  /** Nothing goes wrong from here on. Resolves once all processes run. */
  async end(): Promise<void> {
    const { emulator } = this.shop.amazon
    this.isOver = true
    emulator.faults.clear()
    const came = this.notifications.slice(0, this.notifications.length - emulator.ipn.chaos.list().length)
    this.struck += came.filter(({ kind }) => kind !== "deliver").length
    this.notifications = []
    emulator.ipn.chaos.clear()
    await this.killing.catch((error: unknown) => this.say(`killing ended: ${String(error)}`))
  }

  stop(): void {
    this.stopCounting()
  }

  private async killAgainAndAgain(every: number, restartsDatabase: boolean): Promise<void> {
    for (;;) {
      await this.comesTo(this.calls + every / 2 + this.chance.below(every))
      if (this.isOver) return
      const number = this.kills + 1
      const where = this.chance.pick(LIKELIHOOD)
      const moment = this.chance.pick(MOMENTS)
      await this.isAt(AT[where], moment, number)
      await pause(this.chance.below(moment === "after" ? 400 : 100))
      if (this.shop.hasRedis && number % 4 === 2) {
        this.say("Redis is killed")
        this.kills += 1
        await this.shop.restartRedis()
        continue
      }
      if (restartsDatabase && number % 3 === 0) {
        this.say("PostgreSQL is killed")
        this.kills += 1
        await this.shop.crashDatabase()
        continue
      }
      const victim = this.shop.processes[this.chance.below(this.shop.processes.length)]!
      this.say(`a process is killed at ${where}, ${moment}`)
      this.kills += 1
      await this.shop.kill(victim)
    }
  }

  /** Meanwhile a process that has ended by itself, for want of its database, is started again. */
  private async comesTo(calls: number): Promise<void> {
    while (this.calls < calls && !this.isOver) {
      this.kills += await this.shop.revive()
      await pause(LOOK_EVERY)
    }
  }

  /** Resolves while Amazon is at such a call, or, should none come, after a while. */
  private async isAt(call: (typeof AT)[keyof typeof AT], moment: keyof typeof MOMENTS, number: number): Promise<void> {
    const { faults } = this.shop.amazon.emulator
    const ms = moment === "after" ? number : 3_000 + number
    faults.add({ ...call, kind: moment === "after" ? "latency" : moment, ms })
    const isWaiting = () => faults.list().some((rule) => "ms" in rule && rule.ms === ms)
    for (let waited = 0; isWaiting() && waited < LONGEST_WAIT && !this.isOver; waited += LOOK_EVERY) {
      await pause(LOOK_EVERY)
    }
  }
}
