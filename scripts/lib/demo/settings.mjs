import { parseArgs } from "node:util"
import { WALKS } from "../smoke/walks.mjs"
import { freePort, isFree } from "../free-port.mjs"

export const USAGE = `npm run demo                  a Medusa store, its dashboard, a storefront and an Amazon Pay emulator
npm run demo -- --headless    without storefront and dashboard; one JSON line on stdout says where all is
npm run dev                   the same from the sources: what you change is compiled, and what runs it starts again
npm run demo -- --smoke       buys, captures, refunds and cancels in a headless Chromium, then stops
npm run demo -- --smoke NAME  walks something else: ${Object.keys(WALKS).join(", ")}

  --throw-away                with a database and a key of its own, which are deleted at the end

Ports: DEMO_PORT_MEDUSA (9000), DEMO_PORT_STOREFRONT (8000), DEMO_PORT_EMULATOR (4010).
Account and endpoints: AMAZON_PAY_*, see demo/medusa-config.ts. Without them the emulator is started.`

const PORTS = [
  { name: "Medusa", key: "medusa", variable: "DEMO_PORT_MEDUSA", usual: 9000 },
  { name: "the storefront", key: "storefront", variable: "DEMO_PORT_STOREFRONT", usual: 8000 },
  { name: "the emulator", key: "emulator", variable: "DEMO_PORT_EMULATOR", usual: 4010 },
]

/** What the command line asks for. */
export function readFlags(argv) {
  const boolean = { type: "boolean", default: false }
  const options = { dev: boolean, headless: boolean, smoke: boolean, "throw-away": boolean, help: boolean }
  const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true })
  const { dev, headless, smoke, help } = values
  const [walk = "purchase", ...more] = positionals
  if ((dev && (headless || smoke)) || more.length > 0 || (positionals.length > 0 && !smoke)) throw new Error(USAGE)
  if (!Object.hasOwn(WALKS, walk))
    throw new Error(`There is no walk "${walk}". Choose one of ${Object.keys(WALKS).join(", ")}.`)
  return {
    help,
    dev,
    smoke,
    /** What a smoke run walks. */
    walk,
    // A smoke run starts from nothing, and leaves nothing in the store that is kept.
    throwAway: values["throw-away"] || smoke,
    withDashboard: !headless && !smoke,
    withStorefront: !headless,
    printJson: headless,
  }
}

/**
 * The ports of this run. Those that are not needed are not looked at.
 * @param {{ smoke: boolean, withStorefront: boolean, ownEmulator: boolean }} run a smoke run evades to free ports
 * @returns {Promise<{ medusa: number, storefront: number, emulator: number }>}
 */
export async function choosePorts({ smoke, withStorefront, ownEmulator }) {
  const needed = { medusa: true, storefront: withStorefront, emulator: ownEmulator }
  const ports = {}
  for (const { name, key, variable, usual } of PORTS) {
    const port = readPort(variable, usual)
    const taken = needed[key] && !(await isFree(port))
    if (taken && !smoke) {
      throw new Error(
        `Port ${port} is taken by another program. Stop that one, or move ${name}: ${variable}=${port + 1} npm run demo`,
      )
    }
    ports[key] = taken ? await freePort() : port
  }
  return ports
}

function readPort(variable, usual) {
  const value = process.env[variable]
  if (!value) return usual
  const port = Number(value)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${variable} is "${value}". Give a port number from 1 to 65535.`)
  }
  return port
}
