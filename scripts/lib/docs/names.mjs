import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { ROOT } from "../paths.mjs"

const read = (file) => readFileSync(path.join(ROOT, file), "utf8")
const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))]

/** Medusa makes a route of each folder with a route.ts. */
const ROUTES = readdirSync(path.join(ROOT, "src/api"), { recursive: true })
  .filter((file) => path.basename(file) === "route.ts")
  .map((file) => `/${path.dirname(file).replaceAll(path.sep, "/")}`.replaceAll(/\[(\w+)\]/g, ":$1"))

const CONTROLS = [
  "/_emulator",
  ...found(read("emulator/src/control/control-api.ts"), /app\.(?:get|post|put|delete)\("(\/[^"]+)"/g).map(
    (name) => `/_emulator${name}`,
  ),
  ...found(read("emulator/src/control/ipn-routes.ts"), /app\.(?:get|post|put|delete)\("(\/[^"]*)"/g).map((name) =>
    `/_emulator/ipn${name}`.replace(/\/$/, ""),
  ),
]

const EVENTS = found(read("src/workflows/notify/events.ts"), /^ {2}"(amazon-pay\.\w+)"/gm)

const FLAGS = found(read("emulator/src/cli.ts"), /^ {2}(--[\w-]+)/gm).filter((flag) => flag !== "--help")

/** `/store/amazon-pay/*` names what is below it, `:id` and `<id>` stand for any id. */
function isKnown(mention, routes) {
  const [, named = "", below] = /^(.*?)(\/(?:\*|…)?)?$/.exec(mention) ?? []
  const parts = named.split("/")
  return routes.some((route) => {
    const known = route.split("/")
    const isLongEnough = below === undefined ? known.length === parts.length : known.length >= parts.length
    return isLongEnough && parts.every((part, at) => known[at] === part || known[at]?.startsWith(":"))
  })
}

/** Not those of the storefront's own files, which docs/storefront.md has copied to /amazon-pay/. */
const isOurs = (name) => !name.endsWith(".js") && name !== "/amazon-pay/"

const NAMES = [
  {
    what: "route",
    pattern:
      /(?<=[\s`"(「|]|example|localhost:9000)(\/(?:(?:admin|store)\/(?:[\w-]+\/)*)?amazon-pay(?:\/[\w:*….-]+)*\/?)/g,
    isKnown: (name) => !isOurs(name) || isKnown(name, ["/amazon-pay", ...ROUTES]),
  },
  { what: "event", pattern: /[`"](amazon-pay\.\w+)[`"]/g, isKnown: (name) => EVENTS.includes(name) },
  {
    what: "control route of the emulator",
    pattern: /(\/_emulator(?:\/[\w:*.<>…-]+)*\/?)/g,
    isKnown: (name) => isKnown(name.replace(/\.$/, ""), CONTROLS),
  },
]

/** Routes, events and control routes that a page names and that there are not. */
export function unknownNames(page) {
  const text = read(page)
  return NAMES.flatMap(({ what, pattern, isKnown: is }) =>
    found(text, pattern)
      .filter((name) => !is(name))
      .map((name) => `${page}: ${name}: there is no such ${what}`),
  )
}

/** The flags in the table of the emulator's page are those that --help has. */
export function flagFaults(page) {
  const flags = found(read(page), /^\| `(--[\w-]+)/gm)
  return [
    ...flags.filter((flag) => !FLAGS.includes(flag)).map((flag) => `${page}: ${flag}: --help does not have it`),
    ...FLAGS.filter((flag) => !flags.includes(flag)).map((flag) => `${page}: ${flag} is missing, --help has it`),
  ]
}
