import { setTimeout as pause } from "node:timers/promises"
import { Client } from "pg"
import type { DemoStore } from "../../demo/seed"
import { MERCHANT } from "../support/account"
import { Admin } from "../support/admin"
import { ageing } from "../support/age"
import { Amazon } from "../support/amazon"
import { demand } from "../support/http"
import { MedusaProcess } from "../support/process"
import { Balancer } from "./balancer"
import { Redis } from "./redis"

const ENV = { AMAZON_PAY_ALLOW_OVERCHARGE: "true", LOG_LEVEL: "warn" }

/** Rows whose time has come, of each table that the clock works on. */
const DUE = `
  select 'operation ' || subject as what from amazon_pay_operation where outcome = 'open' and ask_again_at <= $1
  union all select 'checkout session ' || id from amazon_pay_checkout_session where next_look_at <= $1
  union all select 'period ' || period from amazon_pay_recurring_charge where next_look_at <= $1
  union all select 'watch ' || id from amazon_pay_watch where next_look_at <= $1`

/** Runs of the clock: each takes up to 50 seconds of what is due. */
const MOST_RUNS = 60

/** A store of processes that can be killed, on a PostgreSQL that can, and Amazon Pay beside it. */
export class Shop {
  private broken: Error | null = null

  private constructor(
    readonly amazon: Amazon,
    readonly admin: Admin,
    readonly seeded: DemoStore,
    private readonly servers: readonly MedusaProcess[],
    /** What runs subscribers and jobs for several servers; for a single one there is none. */
    private readonly workers: readonly MedusaProcess[],
    private readonly balancer: Balancer,
    private readonly redis: Redis | null,
  ) {}

  /**
   * @param instances servers; several share a Redis, and have a worker
   * @param log a file for what Medusa says
   */
  static async open(instances: number, log: string): Promise<Shop> {
    const [amazon, balancer] = await Promise.all([Amazon.start(), Balancer.start()])
    const redis = instances === 1 ? null : await Redis.start()
    const shared: Record<string, string> =
      redis === null ? {} : { DEMO_REDIS_URL: redis.url, MEDUSA_WORKER_MODE: "server" }
    const env: Record<string, string> = { ...ENV, ...shared, DEMO_MEDUSA_URL: balancer.url }
    const medusa = await MedusaProcess.prepare(amazon.url, env, log)
    // Each takes the port of the next one, unless it listens already.
    await medusa.start()
    const startAnother = async (more: Record<string, string> = {}) => {
      const other = await medusa.another(more)
      await other.start()
      return other
    }
    const servers = [medusa]
    while (servers.length < instances) servers.push(await startAnother())
    const workers = redis === null ? [] : [await startAnother({ MEDUSA_WORKER_MODE: "worker" })]
    for (const { url } of servers) balancer.add(url)
    const admin = await Admin.login(balancer.url, medusa.seeded)
    amazon.emulator.ipn.add({ url: `${balancer.url}/amazon-pay/ipn`, merchantId: MERCHANT.merchantId })
    const shop = new Shop(amazon, admin, medusa.seeded, servers, workers, balancer, redis)
    // Else a crash of PostgreSQL takes back what was committed half a second before.
    await shop.sql(`alter database ${new URL(medusa.databaseUrl).pathname.slice(1)} set synchronous_commit = on`)
    return shop
  }

  get url(): string {
    return this.balancer.url
  }

  get processes(): readonly MedusaProcess[] {
    return [...this.servers, ...this.workers]
  }

  get hasRedis(): boolean {
    return this.redis !== null
  }

  /** Resolves once a process answers. @throws when none can be started */
  async up(): Promise<void> {
    while (!this.balancer.hasTarget && this.broken === null) await pause(200)
    if (this.broken !== null) throw this.broken
  }

  /** As a power cut would, and starts it again. @param followsClock whether time has passed that it does not know of */
  async kill(process: MedusaProcess, followsClock = false): Promise<void> {
    await process.kill()
    this.balancer.remove(process.url)
    await this.start(process)
    if (!this.servers.includes(process)) return
    if (followsClock) await this.tick(process)
    this.balancer.add(process.url)
  }

  /** As a power cut would; it has kept what it was told. */
  async restartRedis(): Promise<void> {
    await this.redis?.restart()
  }

  /** Starts what has ended by itself. @returns how many */
  async revive(): Promise<number> {
    const ended = this.processes.filter(({ isRunning }) => !isRunning)
    await Promise.all(ended.map((process) => this.kill(process)))
    return ended.length
  }

  /** One of PostgreSQL's processes dies, and so does every connection; it recovers by itself. */
  async crashDatabase(): Promise<void> {
    const sql = "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()"
    const [backend] = await this.sql<{ pid: number }>(`${sql} and datname = current_database() limit 1`)
    if (backend) process.kill(backend.pid, "SIGKILL")
  }

  async sql<Row extends object>(statement: string, values: unknown[] = []): Promise<Row[]> {
    for (let tries = 1; ; tries++) {
      const client = new Client({ connectionString: this.servers[0]!.databaseUrl })
      client.on("error", () => undefined)
      try {
        await client.connect()
        return (await client.query<Row>(statement, values)).rows
      } catch (error) {
        if (tries === 20) throw error
        await pause(250)
      } finally {
        await client.end().catch(() => undefined)
      }
    }
  }

  /** What waits for the clock by now. */
  async due(): Promise<string[]> {
    const rows = await this.sql<{ what: string }>(DUE, [this.amazon.emulator.clock.now()])
    return rows.map(({ what }) => what)
  }

  /** For the shop and at Amazon; then the clock runs until nothing is due, or it has run for long. @returns what is due still */
  async passTime(minutes: number): Promise<string[]> {
    const { emulator } = this.amazon
    emulator.clock.advance({ minutes })
    for (const statement of ageing(minutes)) await this.sql(statement)
    let due: string[] = []
    for (let runs = 0; runs < MOST_RUNS; runs++) {
      await emulator.ipn.idle()
      // One that is killed at it does it when it is started again.
      await Promise.allSettled(this.servers.map((process) => this.tick(process)))
      due = await this.due()
      if (due.length === 0) break
      await pause(500)
    }
    return due
  }

  /** As often as whatever watches over a process would: PostgreSQL may be away, just then. */
  private async start(process: MedusaProcess): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await process.start()
        return
      } catch (error) {
        if (tries < 3) continue
        this.broken = error as Error
        throw error
      }
    }
  }

  async close(): Promise<void> {
    for (const process of this.processes) await process.kill()
    await this.servers[0]!.remove()
    await this.redis?.remove()
    await this.balancer.close()
    await this.amazon.emulator.close()
  }

  /** By a route that only the demo has: takes over Amazon's time, runs the clock, and renews what is due. */
  private async tick({ url }: MedusaProcess): Promise<void> {
    const headers = { "x-publishable-api-key": this.seeded.publishable_key }
    await demand("POST", `${url}/store/demo/clock`, { headers, body: { days: 0 } })
  }
}
