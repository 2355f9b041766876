import { execFileSync, spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"

/**
 * The account PostgreSQL runs as, where it is not our own. initdb and postgres refuse to run as root, so root lends
 * them "nobody", which every system has: no account is added to the machine.
 *
 * @typedef {{ uid: number, gid: number } | null} Account null means our own
 * @returns {Account}
 */
export function postgresAccount() {
  if (process.platform === "win32" || process.getuid() !== 0) return null
  const name = process.env.EMBEDDED_PG_USER || "nobody"
  const id = (flag) => Number(execFileSync("id", [flag, name], { encoding: "utf8" }))
  return { uid: id("-u"), gid: id("-g") }
}

/**
 * Runs a program as that account, from a folder every account may enter.
 * @param {Account} account
 */
export function runAs(account, file, args) {
  const env = { ...process.env, LC_ALL: "C", LANG: "C" }
  return spawnSync(file, args, { cwd: "/", encoding: "utf8", stdio: ["ignore", "ignore", "pipe"], env, ...account })
}

/** Whether the account can enter the folder, or the nearest one above it that exists: /root is closed to others. */
export function canEnter(account, folder) {
  if (account === null) return true
  let nearest = folder
  while (!fs.existsSync(nearest)) nearest = path.dirname(nearest)
  return runAs(account, "test", ["-x", nearest]).status === 0
}

/** Gives a folder to the account. */
export function handOver(account, folder) {
  if (account !== null) fs.chownSync(folder, account.uid, account.gid)
}
