import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import { rename, writeFile } from "node:fs/promises"
import { deserialize, serialize } from "node:v8"
import { isSnapshot, restoreSnapshot, takeSnapshot, type World } from "./snapshot.js"

/** Keeps a world in a file: read at the start, written within a second of each change, and at the end. */
export type StateFile = {
  /** @throws TypeError when the file is there and is not one of the emulator's. */
  load(): void
  /** Something may have changed. */
  readonly touch: () => void
  /** Writes what is left to write. @throws when the file cannot be written. */
  close(): Promise<void>
}

/** How long changes are gathered before they are written, in milliseconds. */
const GATHERED_FOR = 400

/**
 * V8's own format, because objects share their buyers and JSON would write each of them out again. Each version is
 * written beside the file and renamed into place: a kill at any moment leaves the last whole one.
 * @throws TypeError when the folder cannot be written to.
 */
export function stateFile(path: string, world: World): StateFile {
  const beside = `${path}.new`
  assertWritable(path, beside)
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> | null = null
  let told = ""
  let closed = false

  const write = async (): Promise<void> => {
    try {
      await writeFile(beside, serialize(takeSnapshot(world)))
      await rename(beside, path)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (reason !== told) console.error(`amazon-pay-emulator: The state could not be saved: ${reason}`)
      told = reason
    }
  }
  const touch = (): void => {
    if (closed) return // the file may be another run's by now
    timer ??= setTimeout(() => {
      timer = null
      if (writing !== null) {
        touch() // a large state takes longer than changes are gathered for
        return
      }
      writing = write().finally(() => (writing = null))
    }, GATHERED_FOR).unref()
  }
  return {
    load: () => {
      if (!existsSync(path)) return
      const content = read(path)
      if (!isSnapshot(content)) throw foreign(path)
      const { code } = world.engine.region
      if (content.region !== code) {
        throw new TypeError(
          `'${path}' is of region ${content.region}, and this emulator of ${code}. Name another file.`,
        )
      }
      restoreSnapshot(world, content)
      world.engine.ids.resume(content.ids)
    },
    touch,
    close: async () => {
      closed = true
      if (timer !== null) clearTimeout(timer)
      await writing
      writeFileSync(beside, serialize(takeSnapshot(world)))
      renameSync(beside, path)
    },
  }
}

/** By writing: as root, permission alone says nothing. */
function assertWritable(path: string, beside: string): void {
  if (path === "" || (existsSync(path) && !statSync(path).isFile())) {
    throw new TypeError(`The state cannot be kept in '${path}': it is not the name of a file.`)
  }
  try {
    writeFileSync(beside, "")
    rmSync(beside)
  } catch {
    throw new TypeError(`The state cannot be kept in '${path}': its folder is not there or cannot be written to.`)
  }
}

function read(path: string): unknown {
  try {
    return deserialize(readFileSync(path))
  } catch {
    throw foreign(path)
  }
}

function foreign(path: string): TypeError {
  return new TypeError(
    `'${path}' was not written by this version of amazon-pay-emulator. Remove it, or name another file.`,
  )
}
