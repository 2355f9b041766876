import { parseArgs } from "node:util"

const DEFAULT = { medusa: "2.18,2.19,2.20,2.21", node: "20,22,24" }

export const USAGE = `npm run test:compat                        the packed plugin in a store of every version below
npm run test:compat -- --medusa 2.21.2 --node 22,24

  --medusa LIST   versions, minor versions (the lowest and the newest of each), or "latest" (${DEFAULT.medusa})
  --node LIST     versions, or the beginning of one (the newest such) (${DEFAULT.node})
  --keep          leaves the folders of the stores where they are

Each store is made in a folder of its own from the npm registry, migrated, seeded and started, and sells through the emulator:
purchase, capture, refund, cancel, and a capture in Seller Central that Medusa books. Then its dashboard is built. The table at
the end is the README's.`

/** What the command line asks for. */
export function readSettings(argv) {
  const boolean = { type: "boolean", default: false }
  const options = {
    medusa: { type: "string", default: DEFAULT.medusa },
    node: { type: "string", default: DEFAULT.node },
    keep: boolean,
    help: boolean,
  }
  const { values } = parseArgs({ args: argv, options })
  return { ...values, medusa: listOf("--medusa", values.medusa), node: listOf("--node", values.node) }
}

function listOf(name, text) {
  const list = text
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean)
  const odd = list.find((entry) => !/^(latest|\d+(\.\d+){0,2})$/.test(entry))
  if (list.length === 0 || odd !== undefined) throw new Error(`${name} "${text}" is no list of versions.\n\n${USAGE}`)
  return list
}
