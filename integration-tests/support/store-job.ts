import type { Chance } from "./chance"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import type { Step, Task } from "./ending-process"
import { chargePath, type ChargeAnswer, type Subscribed } from "./recurring"
import type { Store } from "./store"
import type { Worker, Workers } from "./workers"
import type { Fault } from "./year-faults"

/** A period of a subscription, which is to be charged. */
export interface Renewal {
  subscribed: Subscribed
  period: string
  orderId: string
  fault: Fault
  /** The step that its process was ended at. */
  endedAt?: string
  /** Whoever asked knows nothing of what came of it. */
  isUnanswered?: boolean
}

/** Of each worker, at a time. */
const LANES = 4

/** Before the period's row, the operation's, Create Charge, its answer, Medusa's payment, and the order's books. */
const HALTS: readonly Step[] = [
  "insert into amazon_pay_recurring_charge",
  "insert into amazon_pay_operation",
  "POST",
  ": 201",
  `insert into "payment" `,
  `insert into "order_transaction"`,
]
/** Some of them at those, and as many at any. */
const HALTED = { atKnown: 2, atAny: 2 }

/** As an outcome, whichever. */
const ANSWERED = [200, 202, 422, 503]

export function taskOf({ subscribed, period, orderId }: Renewal): Task {
  const body = { period, order_id: orderId, capture: true, retry: true }
  return { method: "POST", path: chargePath(subscribed.permissionId), body }
}

/** What a store does by itself: charges each renewal, wherever it runs, and asks again for what it got no answer for. */
export class StoreJob {
  /** Answers that it should never get. */
  readonly odd: object[] = []
  private ends = 0

  /** @param steps of a charge that nothing goes wrong with */
  constructor(
    private readonly store: Store,
    private readonly workers: Workers,
    private readonly chance: Chance,
    private readonly steps: number,
  ) {}

  /**
   * Both workers charge. The other one is ended amid it, and goes on once it is started again.
   * @param endEvery so many charges of both; never when it is null
   */
  async chargeAll(renewals: readonly Renewal[], endEvery: number | null): Promise<void> {
    const queue = [...renewals]
    const { workers } = this
    const lanes = (worker: () => Worker | null) =>
      Promise.all(Array.from({ length: LANES }, () => this.lane(worker, queue)))
    const other = async () => {
      while (endEvery !== null && queue.length > 0) {
        const halts = this.drawHalts()
        const halted = queue.splice(0, halts.length)
        const left = Math.max(0, queue.length - endEvery)
        await Promise.all([this.endAt(halts, halted), lanes(() => workers.other)])
        await lanes(() => (queue.length > left ? workers.other : null))
      }
      await lanes(() => workers.other)
    }
    await Promise.all([lanes(() => workers.own), other()])
  }

  /** What the ledger does not know of is asked for again; of the rest some is, and some left to the clock. */
  async askAgain(renewals: readonly Renewal[]): Promise<void> {
    const { ledger } = this.store.container.resolve<AmazonPayModuleService>("amazonPay")
    for (const renewal of renewals.filter((one) => one.isUnanswered)) {
      const isKnown = (await ledger.recurringCharges.find(renewal.subscribed.permissionId, renewal.period)) !== null
      renewal.isUnanswered = false
      if (isKnown && this.chance.below(2) === 0) continue
      await this.ask([this.chance.below(2) === 0 ? this.workers.own : this.other], renewal)
    }
  }

  private get other(): Worker {
    return this.workers.other ?? this.workers.own
  }

  private drawHalts(): Step[] {
    const known = Array.from({ length: HALTED.atKnown }, () => HALTS[this.ends++ % HALTS.length]!)
    const any = Array.from({ length: HALTED.atAny }, () => 1 + this.chance.below(this.steps))
    return [...known, ...any]
  }

  private async endAt(halts: readonly Step[], renewals: readonly Renewal[]): Promise<void> {
    const tasks = renewals.map((renewal, at) => ({ ...taskOf(renewal), haltAt: halts[at]! }))
    const ended = await this.workers.end(tasks)
    for (const [at, renewal] of renewals.entries()) {
      renewal.endedAt = `${halts[at]!}: ${ended[at]!.slice(0, 80)}`
      renewal.isUnanswered = true
    }
    await this.workers.startAgain()
  }

  private async lane(worker: () => Worker | null, queue: Renewal[]): Promise<void> {
    for (let at = worker(); at !== null; at = worker()) {
      const renewal = queue.shift()
      if (renewal === undefined) return
      await this.ask(renewal.fault === "two jobs ask at once" ? [at, this.other] : [at], renewal)
    }
  }

  private async ask(workers: readonly Worker[], renewal: Renewal): Promise<void> {
    const { method, path, body } = taskOf(renewal)
    const answers = await Promise.allSettled(workers.map(({ admin }) => admin.ask<ChargeAnswer>(method, path, body)))
    const answered = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []))
    renewal.isUnanswered = !answered.some(({ status }) => ANSWERED.includes(status))
    for (const { status, body } of answered) {
      const isUsual = ANSWERED.includes(status) || (status === 409 && body.code === "period_in_progress")
      if (!isUsual) this.odd.push({ ...renewal, status, code: body.code, message: body.message })
    }
  }
}
