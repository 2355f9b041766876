import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { deserialize, serialize } from "node:v8"
import { restoreSnapshot, takeSnapshot, type Snapshot, type World } from "./snapshot.js"

/** Keeps a world in a file between two runs: read at the start, written at the end. */
export type StateFile = { load(): void; save(): void }

/**
 * V8's own format, because objects share their buyers and JSON would write each of them out again.
 * @throws when the file is there and is not one of the emulator's.
 */
export function stateFile(path: string, world: World): StateFile {
  return {
    load: () => {
      if (!existsSync(path)) return
      const content: unknown = deserialize(readFileSync(path))
      if (!isSnapshot(content)) throw new TypeError(`'${path}' was not written by this version of amazon-pay-emulator.`)
      restoreSnapshot(world, content)
    },
    save: () => {
      // Renamed into place, so that a kill in the middle leaves the last good file.
      writeFileSync(`${path}.new`, serialize(takeSnapshot(world)))
      renameSync(`${path}.new`, path)
    },
  }
}

function isSnapshot(content: unknown): content is Snapshot {
  return typeof content === "object" && content !== null && "version" in content && content.version === 2
}
