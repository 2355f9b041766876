/**
 * Stops a PostgreSQL server when its starter is gone, however it went: even a SIGKILL closes the pipe that is this
 * process's stdin. Arguments: pg_ctl, the data folder, what to delete afterwards (or ""), uid and gid (or "").
 */
import fs from "node:fs"
import { runAs } from "./account.mjs"

const [pgCtl, data, throwAway, uid, gid] = process.argv.slice(2)

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {})
process.stdin.resume()
process.stdin.on("close", () => {
  const account = uid ? { uid: Number(uid), gid: Number(gid) } : null
  runAs(account, pgCtl, ["-D", data, "-m", throwAway ? "immediate" : "fast", "-w", "stop"])
  if (throwAway) fs.rmSync(throwAway, { recursive: true, force: true })
  process.exit(0)
})
