import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import path from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { Admin } from "./admin"
import { freePort } from "./free-port"
import type { Store } from "./store"

const ROOT = path.join(__dirname, "../..")
const MEDUSA = path.join(ROOT, "node_modules/@medusajs/cli/cli.js")

/** Another process of the same store, on the same database. */
export interface OtherProcess {
  url: string
  admin: Admin
  child: ChildProcess
  stop: () => Promise<void>
}

/** @param env over that of the test. The process has to be stopped before the test ends: the database is restored then. */
export async function startOther(store: Store, env: Record<string, string>): Promise<OtherProcess> {
  const port = String(await freePort())
  const url = `http://localhost:${port}`
  const { projectConfig } = store.container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const database = { DATABASE_URL: projectConfig.databaseUrl, NODE_ENV: "production" }
  const child = spawn(process.execPath, [MEDUSA, "start", "--port", port], {
    cwd: path.join(ROOT, "demo"),
    env: { ...process.env, ...database, PORT: port, DEMO_MEDUSA_URL: url, ...env },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  })
  const ended = once(child, "exit")
  const stop = async () => {
    child.kill("SIGKILL")
    await ended
  }
  try {
    while (!(await isUp(url))) {
      if (child.exitCode !== null) throw new Error(`Medusa ended with ${String(child.exitCode)}.`)
      await pause(100)
    }
    return { url, admin: await Admin.login(url, store.seeded), child, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function isUp(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  )
}
