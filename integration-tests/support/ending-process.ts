import path from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Admin } from "./admin"
import { request } from "./http"
import { startOther, type OtherProcess } from "./other-process"
import type { Store } from "./store"
import { until } from "./until"

const STEPS = path.join(__dirname, "steps.js")
/** Milliseconds: longer than Medusa computes between two steps of what it does. */
const AT_REST = 2_000

/** What is asked of the process. */
export interface Task {
  method: string
  /** Of an admin's route, or of a page that anyone may open. */
  path: string
  body?: object
}

/** Its number, or words of its statement or call. */
export type Step = number | string

/** How far it has come. */
interface Progress {
  steps: number
  halted?: string
}

/** Another process of the store, which can be ended while each of its tasks is at a step of it (`steps.js`). */
export class EndingProcess {
  private readonly progress = new Map<string, Progress>()

  private constructor(
    private readonly store: Store,
    private readonly process: OtherProcess,
    private readonly name: string,
  ) {
    process.child.on("message", ({ task, ...progress }: { task: string } & Progress) =>
      this.progress.set(task, progress),
    )
  }

  static async start(store: Store, env: Record<string, string> = {}): Promise<EndingProcess> {
    const name = `ending-${process.pid}`
    const own = { NODE_OPTIONS: `--require ${STEPS}`, PGAPPNAME: name }
    return new EndingProcess(store, await startOther(store, { ...own, ...env }), name)
  }

  get url(): string {
    return this.process.url
  }

  get admin(): Admin {
    return this.process.admin
  }

  /** @returns how many steps each takes, with whatever it calls for */
  async count(tasks: readonly Task[]): Promise<number[]> {
    await Promise.all(tasks.map((task, at) => this.ask(task, { "x-task": `counted ${at}` })))
    await this.comeToRest()
    return tasks.map((_, at) => this.progress.get(`counted ${at}`)?.steps ?? 0)
  }

  /** Ends as a power cut would end it, while each task is at such a step, or done. @returns the steps */
  async end(tasks: readonly (Task & { haltAt: Step })[]): Promise<string[]> {
    const asked = tasks.map((task, at) =>
      this.ask(task, { "x-task": `halted ${at}`, "x-halt-at": String(task.haltAt) }),
    )
    const answered = Promise.allSettled(asked)
    await this.comeToRest()
    await this.stop()
    await answered
    return tasks.map((_, at) => this.progress.get(`halted ${at}`)?.halted ?? "nothing was left to do")
  }

  /** PostgreSQL too has noticed, and undone what was not committed. */
  async stop(): Promise<void> {
    await this.process.stop()
    const database = this.store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await until(async () => {
      const sql = "select 1 from pg_stat_activity where application_name = ?"
      return (await database.raw<{ rows: unknown[] }>(sql, [this.name])).rows.length === 0
    })
  }

  private ask({ method, path, body }: Task, headers: Record<string, string>) {
    const { url, admin } = this.process
    if (path.startsWith("/")) return request(method, url + path, { headers })
    return admin.ask(method, path, body, headers)
  }

  private async comeToRest(): Promise<void> {
    for (let before = ""; ;) {
      const now = JSON.stringify([...this.progress])
      if (now === before) return
      before = now
      await pause(AT_REST)
    }
  }
}
