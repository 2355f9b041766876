import { execFile } from "node:child_process"
import { promisify } from "node:util"

const execute = promisify(execFile)
export const NPM = process.platform === "win32" ? "npm.cmd" : "npm"

/**
 * Runs npm for what it says.
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<{ stdout: string, stderr: string }>}
 * @throws with what it complained of
 */
export async function npm(args, { cwd, env = process.env } = {}) {
  const options = { cwd, env: typed(env), maxBuffer: 64 * 1024 * 1024, shell: process.platform === "win32" }
  try {
    return await execute(NPM, args, options)
  } catch (error) {
    throw new Error(`npm ${args[0]} failed: ${complaintOf(error)}`, { cause: error })
  }
}

/**
 * The environment of an npm that somebody types, and which warns: what `npm run` has set for its own package is not in it, while
 * a registry, a cache or a proxy stays.
 */
export function typed(env) {
  const isOfParent = (name) =>
    /^npm_(package|lifecycle|command|execpath|node|config_local_prefix|config_prefix)/i.test(name)
  const kept = Object.entries(env).filter(([name]) => !isOfParent(name))
  return { ...Object.fromEntries(kept), npm_config_loglevel: "warn" }
}

function complaintOf({ stderr, message }) {
  const lines = (stderr || message).split("\n").filter((line) => /error/i.test(line) && !/A complete log/.test(line))
  return lines
    .slice(0, 12)
    .map((line) => line.replace(/^npm error\s*/, ""))
    .filter(Boolean)
    .join(" ")
}
