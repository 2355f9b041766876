import { execFile } from "node:child_process"
import { promisify } from "node:util"

const execute = promisify(execFile)
const NPM = process.platform === "win32" ? "npm.cmd" : "npm"

/**
 * Runs npm, as somebody would who types it: what `npm run` has set for its own package is not handed on.
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<{ stdout: string, stderr: string }>}
 * @throws with what it complained of
 */
export async function npm(args, { cwd, env = process.env } = {}) {
  const options = { cwd, env: ownEnv(env), maxBuffer: 64 * 1024 * 1024, shell: process.platform === "win32" }
  try {
    return await execute(NPM, args, options)
  } catch (error) {
    throw new Error(`npm ${args[0]} failed: ${complaintOf(error)}`, { cause: error })
  }
}

/** A registry, a cache or a proxy that somebody has set stays. */
function ownEnv(env) {
  const isOfParent = (name) =>
    /^npm_(package|lifecycle|command|execpath|node|config_local_prefix|config_prefix)/i.test(name)
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isOfParent(name)))
}

function complaintOf({ stderr, message }) {
  const lines = (stderr || message).split("\n").filter((line) => /error/i.test(line) && !/A complete log/.test(line))
  return lines
    .slice(0, 12)
    .map((line) => line.replace(/^npm error\s*/, ""))
    .filter(Boolean)
    .join(" ")
}
