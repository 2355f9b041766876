import fs from "node:fs"
import path from "node:path"

/**
 * Makes this process the only demo that uses the folder.
 * @returns {() => void} gives it up
 * @throws when another demo that is alive has it
 */
export function lock(folder) {
  const file = path.join(folder, "running.pid")
  fs.mkdirSync(folder, { recursive: true })
  const holder = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) : 0
  if (holder && holder !== process.pid && isAlive(holder)) {
    throw new Error(
      `The demo is running already (process ${holder}). Stop that one, or start this one beside it with --throw-away ` +
        `and other ports. If it is not the demo, delete ${path.relative(process.cwd(), file)}.`,
    )
  }
  fs.writeFileSync(file, String(process.pid))
  return () => fs.rmSync(file, { force: true })
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}
