import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

const REAPER = fileURLToPath(new URL("reaper.mjs", import.meta.url))
const PATIENCE_MS = 10_000
const TAIL_LINES = 25

/**
 * The demo's child processes. Each has a process group of its own, so that Ctrl-C reaches the launcher only, which then
 * stops them in order; and a log file, whose end is shown when the process dies.
 *
 * @param {string} logFolder
 */
export function createProcesses(logFolder) {
  fs.mkdirSync(logFolder, { recursive: true })
  const reaper = startReaper()
  const running = []
  let stopping = false
  const logFile = (name) => path.join(logFolder, `${name.toLowerCase().replace(/\W+/g, "-")}.log`)

  function launch(name, [file, ...args], { cwd, env }) {
    const log = logFile(name)
    const output = fs.openSync(log, "w")
    const child = spawn(file, args, { cwd, env, stdio: ["ignore", output, output], detached: true })
    fs.closeSync(output)
    const ended = new Promise((resolve) => {
      child.once("error", (error) => resolve(`could not be started: ${error.message}`))
      child.once("exit", (code, signal) =>
        resolve(code === 0 ? null : signal ? `ended by ${signal}` : `exit code ${code}`),
      )
    }).then((reason) => {
      reaper.forget(child.pid)
      running.splice(running.indexOf(entry), 1)
      return reason
    })
    const entry = { child, ended }
    running.push(entry)
    reaper.watch(child.pid)
    const explain = (reason) =>
      new Error(`${name} ${reason}. The end of ${path.relative(process.cwd(), log)}:\n\n${tailOf(log)}`)
    return { child, ended, explain }
  }

  return {
    /** Runs a command to its end. @throws with the end of its output when it fails */
    async run(name, command, options) {
      const { ended, explain } = launch(name, command, options)
      const reason = await ended
      if (reason !== null) throw explain(`failed (${reason})`)
    },

    /**
     * Starts a server and waits until `ready` says so.
     * @param {() => Promise<boolean>} ready
     * @returns {Promise<{ died: Promise<never>, restart: () => Promise<void> }>} `died` rejects when the server ends before it
     *   is stopped; `restart` ends it and starts it again, and does not wait until it is ready
     */
    async serve(name, command, options, ready) {
      let current
      let fail
      const died = new Promise((_resolve, reject) => (fail = reject))
      died.catch(() => {}) // it is looked at later
      function begin() {
        const server = launch(name, command, options)
        current = server
        void server.ended.then((reason) => {
          if (!stopping && server === current) fail(server.explain(`stopped unexpectedly (${reason ?? "exit code 0"})`))
        })
      }
      begin()
      await Promise.race([died, until(ready, () => stopping)])
      return {
        died,
        async restart() {
          const { child, ended } = current
          current = null
          await stop(child, ended)
          if (!stopping) begin()
        },
      }
    },

    /** What a process has written by now. */
    logOf: (name) => fs.readFileSync(logFile(name), "utf8"),

    /** Stops what still runs, the youngest first. */
    async stopAll() {
      stopping = true
      for (const { child, ended } of [...running].reverse()) await stop(child, ended)
      reaper.dismiss()
    },

    /** At once, for an impatient second Ctrl-C. */
    killAll() {
      for (const { child } of running) signalGroup(child.pid, "SIGKILL")
    },
  }
}

async function stop(child, ended) {
  signalGroup(child.pid, "SIGTERM")
  const timer = setTimeout(() => signalGroup(child.pid, "SIGKILL"), PATIENCE_MS)
  await ended
  clearTimeout(timer)
  signalGroup(child.pid, "SIGKILL") // what it may have left behind in its group
}

async function until(ready, givenUp) {
  while (!givenUp() && !(await ready().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 100))
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if (error.code !== "ESRCH") throw error
  }
}

/** A process that outlives a SIGKILL of this one, and then ends the children. */
function startReaper() {
  const child = spawn(process.execPath, [REAPER], { stdio: ["pipe", "ignore", "ignore"], detached: true })
  child.unref()
  child.stdin.unref?.()
  child.stdin.on("error", () => {})
  return {
    watch: (pid) => pid && child.stdin.write(`+${pid}\n`),
    forget: (pid) => pid && child.stdin.write(`-${pid}\n`),
    dismiss: () => child.stdin.end(),
  }
}

function tailOf(file) {
  const lines = fs.readFileSync(file, "utf8").trimEnd().split("\n")
  return lines.slice(-TAIL_LINES).join("\n")
}
