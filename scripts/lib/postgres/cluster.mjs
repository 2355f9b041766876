import { spawn } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { freePort } from "../free-port.mjs"
import { canEnter, handOver, postgresAccount, runAs } from "./account.mjs"
import { postgresBinaries } from "./binaries.mjs"
import { createDatabase } from "./create-database.mjs"

const GUARD = fileURLToPath(new URL("guard.mjs", import.meta.url))
/**
 * For a cluster that is deleted afterwards: what a power cut would do to it does not matter, and its tables are small, so
 * that starting a worker or a compiler takes longer than the query.
 */
const THROW_AWAY = [
  "fsync=off",
  "full_page_writes=off",
  "synchronous_commit=off",
  "max_parallel_workers_per_gather=0",
  "jit=off",
]

/**
 * Starts a PostgreSQL of our own and makes the database.
 *
 * @param {{ data?: string, database?: string, port?: number }} options without `data` the cluster is thrown away when
 *   it stops
 * @returns {Promise<{ env: Record<string, string>, port: number, data: string, stop: () => Promise<void> }>} `env` is
 *   what Medusa (DATABASE_URL) and @medusajs/test-utils (DB_*) read
 */
export async function startPostgres({ data, database = "postgres", port } = {}) {
  const account = postgresAccount()
  const programs = postgresBinaries(account)
  const throwAway = data ? "" : throwAwayFolder(account)
  const folder = throwAway ? path.join(throwAway, "data") : reachableFolder(account, path.resolve(data))
  initialise(account, programs, folder)

  const running = runAs(account, programs.pgCtl, ["-D", folder, "status"]).status === 0
  // Somebody else's server on the same data: share it, and leave stopping it to them.
  const listening = running ? portOf(folder) : await start(account, programs, folder, port, throwAway !== "")
  const stop = running ? async () => {} : guard(account, programs, folder, throwAway)
  const env = environment(listening, database)
  try {
    await createDatabase(environment(listening, "postgres").DATABASE_URL, database)
  } catch (error) {
    await stop()
    throw error
  }
  return { env, port: listening, data: folder, stop }
}

function throwAwayFolder(account) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "throw-away-postgres-"))
  handOver(account, folder)
  return folder
}

/** The folder itself, or one below the system's temporary folder when the account cannot get to it. */
function reachableFolder(account, folder) {
  if (canEnter(account, path.dirname(folder))) return folder
  return path.join(os.tmpdir(), `postgres-data${folder.replace(/\W+/g, "-")}`)
}

function initialise(account, { initdb }, folder) {
  if (!fs.existsSync(path.join(folder, "PG_VERSION"))) {
    fs.mkdirSync(folder, { recursive: true })
    handOver(account, folder)
    const flags = ["-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"]
    const { status, stderr } = runAs(account, initdb, ["-D", folder, ...flags])
    if (status !== 0) throw new Error(`PostgreSQL could not make its data folder ${folder}:\n${stderr}`)
  }
  fs.chmodSync(folder, 0o700) // it insists, and a copied checkout loses it
}

async function start(account, { pgCtl }, folder, wantedPort, careless) {
  const port = wantedPort ?? (await freePort())
  // "localhost" by name: @medusajs/test-utils turns TLS on for any other spelling.
  const settings = ["listen_addresses=localhost", "unix_socket_directories=''", "max_connections=200"]
  const flags = [...settings, ...(careless ? THROW_AWAY : [])].map((setting) => `-c ${setting}`).join(" ")
  const log = path.join(folder, "server.log")
  const { status, stderr } = runAs(account, pgCtl, [
    "-D",
    folder,
    "-w",
    "-l",
    log,
    "-o",
    `-p ${port} ${flags}`,
    "start",
  ])
  if (status !== 0) {
    const tail = fs.existsSync(log) ? fs.readFileSync(log, "utf8").slice(-2000) : ""
    throw new Error(`PostgreSQL did not start on port ${port}:\n${stderr}${tail}`)
  }
  return port
}

/** The port of a running server is the fourth line of its pid file. */
function portOf(folder) {
  return Number(fs.readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n")[3])
}

function guard(account, { pgCtl }, folder, throwAway) {
  const ids = account === null ? ["", ""] : [account.uid, account.gid].map(String)
  const child = spawn(process.execPath, [GUARD, pgCtl, folder, throwAway, ...ids], {
    stdio: ["pipe", "ignore", "inherit"],
    detached: true,
  })
  const gone = new Promise((resolve) => child.once("exit", resolve))
  return async () => {
    child.stdin.end()
    await gone
  }
}

function environment(port, database) {
  return {
    DATABASE_URL: `postgres://postgres@localhost:${port}/${database}`,
    DB_HOST: "localhost",
    DB_PORT: String(port),
    DB_USERNAME: "postgres",
    DB_PASSWORD: "",
  }
}
