import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import type { Admin } from "./admin"
import { runClock } from "./clock"
import { EndingProcess, type Step, type Task } from "./ending-process"
import { demand } from "./http"
import { quiet } from "./quiet"
import type { Store } from "./store"

/** A process of the store that jobs charge in, and whose clock runs. */
export interface Worker {
  url: string
  admin: Admin
}

/** The test's own Medusa, which Amazon's notifications reach, and another process, which is ended and started again. */
export class Workers {
  private constructor(
    private readonly store: Store,
    private ending: EndingProcess | null,
  ) {}

  static async start(store: Store): Promise<Workers> {
    return new Workers(store, await EndingProcess.start(store))
  }

  get own(): Worker {
    return this.store
  }

  /** Null while it is being started. */
  get other(): Worker | null {
    return this.ending
  }

  /** @returns how many steps the tasks take at the other process */
  async count(tasks: readonly Task[]): Promise<number[]> {
    return this.running.count(tasks)
  }

  /** Ends the other process while each task is at such a step of it, and whatever else it does is at any. @returns the steps */
  async end(tasks: readonly (Task & { haltAt: Step })[]): Promise<string[]> {
    const steps = await this.running.end(tasks)
    this.ending = null
    return steps
  }

  async startAgain(): Promise<void> {
    const started = await EndingProcess.start(this.store)
    await this.tick(started)
    this.ending = started
  }

  /** For both of them and at Amazon; then both do what is due, until nothing is. */
  async passTime(minutes: number): Promise<void> {
    const { emulator } = this.store.amazon
    emulator.clock.advance({ minutes })
    for (let isDue = true; isDue;) {
      await emulator.ipn.idle()
      await quiet()
      const [found] = await Promise.all([this.lookAtWhatIsDue(), this.other && this.tick(this.other)])
      isDue = found > 0
    }
  }

  async stop(): Promise<void> {
    await this.ending?.stop()
    this.ending = null
    this.clock.setOffset(0)
  }

  private get running(): EndingProcess {
    if (this.ending === null) throw new Error("The other process is not running.")
    return this.ending
  }

  private get clock() {
    return this.store.container.resolve<AmazonPayModuleService>("amazonPay").clock
  }

  private async lookAtWhatIsDue(): Promise<number> {
    this.clock.setOffset(this.store.amazon.emulator.clock.now().getTime() - Date.now())
    const { checkout_sessions, charge_permissions, recurring_charges } = await runClock(this.store.container)
    return checkout_sessions + charge_permissions + recurring_charges
  }

  /** By a door that only the demo has: takes over Amazon's time, and runs the clock. */
  private async tick({ url }: Pick<Worker, "url">): Promise<void> {
    const headers = { "x-publishable-api-key": this.store.seeded.publishable_key }
    await demand("POST", `${url}/store/demo/clock`, { headers, body: { days: 0 } })
  }
}
