import { spawn } from "node:child_process"
import { ROOT } from "../paths.mjs"

/** Runs a command to its end, or the signal's, with this terminal. @returns {Promise<number>} its exit status */
export function run([file, ...args], env = {}, signal = undefined) {
  const child = spawn(file, args, {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
    signal,
  })
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code ?? 1))
    child.once("error", (error) => {
      console.error(error.message)
      resolve(127)
    })
  })
}
