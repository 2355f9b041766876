/**
 * Ends process groups when the launcher is gone without having done so: its death closes the pipe that is this
 * process's stdin. Lines on stdin: "+pid" watch, "-pid" forget.
 */
import readline from "node:readline"

const groups = new Set()
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {})
readline
  .createInterface({ input: process.stdin })
  .on("line", (line) => (line.startsWith("+") ? groups.add(line.slice(1)) : groups.delete(line.slice(1))))
  .on("close", () => {
    for (const pid of groups) {
      try {
        process.kill(-Number(pid), "SIGTERM")
      } catch {
        // It ended by itself.
      }
    }
  })
