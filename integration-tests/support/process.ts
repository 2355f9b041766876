import { spawn, type ChildProcess } from "node:child_process"
import { randomUUID } from "node:crypto"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { Client } from "pg"
import type { DemoStore } from "../../demo/seed"
import { accountEnv } from "./account"
import { freePort } from "./free-port"

const DEMO = path.join(__dirname, "../../demo")
const MEDUSA = path.join(path.dirname(require.resolve("@medusajs/cli/package.json")), "cli.js")

/** Jest's own, which a Medusa of its own must not take for its. */
const NOT_PASSED_ON = ["NODE_ENV", "JEST_WORKER_ID", "NODE_OPTIONS"]

/**
 * The demo's store in a process and a database of its own, which can be ended in the middle of its work and started again.
 */
export class MedusaProcess {
  private child: ChildProcess | null = null

  private constructor(
    readonly url: string,
    readonly seeded: DemoStore,
    private readonly env: NodeJS.ProcessEnv,
    readonly databaseUrl: string,
    private readonly log: string | undefined,
  ) {}

  /**
   * Makes the database and seeds the store; nothing runs yet.
   * @param log a file for what it says; else it says it here, unless LOG_LEVEL is "none"
   */
  static async prepare(emulatorUrl: string, env: Record<string, string> = {}, log?: string): Promise<MedusaProcess> {
    const port = await freePort()
    const url = `http://localhost:${port}`
    const database = `process_${randomUUID().replaceAll("-", "")}`
    await sql(`create database ${database}`)
    const databaseUrl = serverUrl(database)
    const all = { ...accountEnv({ medusa: url, emulator: emulatorUrl }), DATABASE_URL: databaseUrl, ...env }
    const kept = Object.entries(process.env).filter(([name]) => !NOT_PASSED_ON.includes(name))
    const own = { ...Object.fromEntries(kept), ...all, PORT: String(port) }
    await toTheEnd(launch(["db:migrate"], own, log))
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "seeded-"))
    try {
      const file = path.join(folder, "store.json")
      await toTheEnd(launch(["exec", "./seed.ts", file], own, log))
      const seeded = JSON.parse(fs.readFileSync(file, "utf8")) as DemoStore
      return new MedusaProcess(url, seeded, own, databaseUrl, log)
    } finally {
      fs.rmSync(folder, { recursive: true, force: true })
    }
  }

  /** One more of the same store, on the same database; it does not run yet. */
  async another(env: Record<string, string> = {}): Promise<MedusaProcess> {
    const port = await freePort()
    const own = { ...this.env, ...env, PORT: String(port) }
    return new MedusaProcess(`http://localhost:${port}`, this.seeded, own, this.databaseUrl, this.log)
  }

  /** Resolves once it answers. */
  async start(): Promise<void> {
    const child = launch(["start", "--port", new URL(this.url).port], this.env, this.log)
    this.child = child
    while (!(await answers(`${this.url}/health`))) {
      if (child.exitCode !== null) throw new Error(`Medusa ended with ${child.exitCode}: see it with LOG_LEVEL=error.`)
      await pause(200)
    }
  }

  get isRunning(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null
  }

  /** As a power cut would: it has no time for anything. */
  async kill(): Promise<void> {
    const { child } = this
    this.child = null
    if (child?.pid === undefined || child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once("exit", resolve))
    process.kill(-child.pid, "SIGKILL")
    await gone
  }

  /** Ends it, and deletes its database. */
  async remove(): Promise<void> {
    await this.kill()
    await sql(`drop database ${new URL(this.databaseUrl).pathname.slice(1)} with (force)`)
  }
}

function launch(args: readonly string[], env: NodeJS.ProcessEnv, log: string | undefined): ChildProcess {
  const here = process.env["LOG_LEVEL"] === "none" ? "ignore" : "inherit"
  const shown = log === undefined ? here : fs.openSync(log, "a")
  try {
    // In a process group of its own, to be ended with whatever it has started.
    return spawn(process.execPath, [MEDUSA, ...args], {
      cwd: DEMO,
      env,
      stdio: ["ignore", shown, shown],
      detached: true,
    })
  } finally {
    if (typeof shown === "number") fs.closeSync(shown)
  }
}

async function toTheEnd(child: ChildProcess): Promise<void> {
  const code = await new Promise((resolve) => child.once("exit", resolve))
  if (code !== 0) throw new Error(`${child.spawnargs.slice(2).join(" ")} ended with ${String(code)}.`)
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )
}

function serverUrl(database: string): string {
  const url = new URL(process.env["DATABASE_URL"] ?? "")
  url.pathname = `/${database}`
  return url.href
}

async function sql(statement: string): Promise<void> {
  const client = new Client({ connectionString: process.env["DATABASE_URL"] })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
