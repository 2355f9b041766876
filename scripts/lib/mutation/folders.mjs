import fs from "node:fs"
import path from "node:path"
import { ROOT } from "../paths.mjs"

/** What a Medusa has to be started for is for the integration tests, which take too long to be run once for each mutant. */
const needsNoMedusa = (file) => !/\bMedusaContainer\b/.test(fs.readFileSync(path.join(ROOT, file), "utf8"))
const any = () => true

/** Each is tested by its own specs alone. */
const PARTS = [
  { part: "src/amazon", isMeant: any },
  { part: "src/ledger", isMeant: any },
  { part: "src/providers/amazon-pay", isMeant: any },
  { part: "src/workflows/books", isMeant: needsNoMedusa },
  { part: "src/workflows/reconcile", isMeant: needsNoMedusa },
]

/**
 * A part is measured in as many runs as it has folders, so that a run that takes an hour says something before it ends.
 * @typedef {{ folder: string, files: string[], specs: string[] }} Folder what is mutated of it, and the specs that are to
 *   notice; all of them paths from the root
 * @returns {Folder[]}
 */
export function folders() {
  return PARTS.flatMap(({ part, isMeant }) => {
    const all = filesBelow(part)
    const specs = all.filter(isSpec)
    const measured = all.filter((file) => isSource(file) && isMeant(file))
    const names = [...new Set(measured.map((file) => folderOf(file, part)))]
    return names.map((folder) => ({ folder, specs, files: measured.filter((file) => folderOf(file, part) === folder) }))
  })
}

const isSpec = (file) => file.endsWith(".spec.ts")
const isSource = (file) => file.endsWith(".ts") && !/\.(spec|d)\.ts$|\/test\//.test(file)

/** The part itself, or the folder in it that the file is in or below. */
function folderOf(file, part) {
  const [first, ...rest] = file.slice(part.length + 1).split("/")
  return rest.length === 0 ? part : `${part}/${first}`
}

function filesBelow(folder) {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true })
    .map((file) => `${folder}/${file.replaceAll(path.sep, "/")}`)
    .sort()
}
