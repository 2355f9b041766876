import fs from "node:fs"
import path from "node:path"
import { startPostgres } from "../postgres/cluster.mjs"
import { DEMO, OWN_STORE, ROOT, STOREFRONT, VITE } from "../paths.mjs"
import {
  amazonPayAccount,
  emulatorAt,
  emulatorEndpoints,
  followClock,
  registerMerchant,
  registerNotifications,
} from "./account.mjs"
import { createBuilds } from "./build.mjs"
import { prepareStore } from "./store.mjs"
import { compileChanges, restartOnChanges } from "./watch.mjs"

const node = (...args) => [process.execPath, ...args]
const answers = async (url) => (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok

/**
 * Builds what is out of date and starts everything.
 *
 * @param {object} run flags (see settings.mjs), `ports`, `folder` (what is kept, or thrown away), `ownEmulator`, and a
 *   `place` where the store is not this repository's
 * @param {{ progress: object, processes: object }} tools
 * @returns {Promise<{ info: object, env: Record<string, string>, died: Promise<never> }>} `info` is the line that
 *   --headless prints; `env` is Medusa's; `died` rejects when one of the servers ends by itself
 */
export async function startDemo(run, { progress, processes, onStop }) {
  const { ports, folder, place = OWN_STORE } = run
  const urls = {
    medusa: `http://localhost:${ports.medusa}`,
    storefront: `http://localhost:${ports.storefront}`,
    // Another host than the shop's, as Amazon is: its cookies are third-party ones.
    emulator: `http://127.0.0.1:${ports.emulator}`,
  }
  const base = { ...process.env, MEDUSA_DISABLE_TELEMETRY: "true", FORCE_COLOR: "0" }
  const builds = createBuilds({ progress, processes, env: base })
  const servers = []
  const serve = async (...args) => {
    const server = await processes.serve(...args)
    servers.push(server)
    return server
  }

  const database = await progress.step("PostgreSQL", () => openDatabase(run))
  onStop(database.stop)
  await Promise.all([
    builds.plugin(),
    run.ownEmulator && builds.emulator(),
    run.withStorefront && (run.dev ? builds.kit() : builds.storefront()),
  ])
  if (run.dev) {
    const compilers = await progress.step("Compiling what you change", () => compileChanges({ processes, env: base }))
    servers.push(...compilers)
  }

  const account = amazonPayAccount(folder)
  const emulatorUrl = run.ownEmulator ? urls.emulator : await emulatorAt(process.env.AMAZON_PAY_API_ENDPOINT)
  const env = {
    ...base,
    ...database.env,
    ...account,
    ...(emulatorUrl === null ? {} : emulatorEndpoints(emulatorUrl, account)),
    DEMO_MEDUSA_URL: urls.medusa,
    DEMO_STOREFRONT_URL: urls.storefront,
    DISABLE_ADMIN: String(!run.withDashboard),
  }

  if (run.ownEmulator)
    await progress.step("Amazon Pay emulator", () => serve("emulator", ...emulator(run, urls, { place, env })))
  if (emulatorUrl !== null) {
    await registerMerchant(emulatorUrl, account)
    await registerNotifications(emulatorUrl, `${urls.medusa}/amazon-pay/ipn`)
  }
  const [store] = await Promise.all([
    prepareStore({ progress, processes, env, folder, place }),
    run.withDashboard && !run.dev && builds.dashboard(),
  ])
  const server = await progress.step("Medusa", () => serve("medusa", ...medusa(run, urls, { place, env })))
  if (run.dev) restartOnChanges(server, { processes, env: base, say: progress.say })
  if (emulatorUrl !== null) await followClock(urls.medusa, store.publishable_key)
  if (run.withStorefront) {
    await progress.step("Storefront", () => serve("storefront", ...storefront(run, urls, { env, store, emulatorUrl })))
  }

  const info = {
    medusa_url: urls.medusa,
    storefront_url: urls.storefront,
    emulator_url: emulatorUrl,
    publishable_key: store.publishable_key,
    region_id: store.region_id,
    variant_ids: store.variant_ids,
    shipping_option_id: store.shipping_option_id,
    admin: store.admin,
  }
  return { info, env, died: Promise.race(servers.map((server) => server.died)) }
}

/** The server of DATABASE_URL, or one of our own. */
async function openDatabase({ folder, throwAway }) {
  const given = process.env.DATABASE_URL
  if (given) return { env: { DATABASE_URL: given }, stop: async () => {} }
  return startPostgres({ data: throwAway ? undefined : path.join(folder, "postgres"), database: "demo" })
}

function emulator({ ports, folder, dev }, urls, { place, env }) {
  const region = env.AMAZON_PAY_REGION || "jp"
  const flags = ["--port", String(ports.emulator), "--region", region]
  // Orders are kept in the database, so their charges are kept too.
  const command = [
    place.node,
    ...(dev ? ["--watch"] : []),
    place.emulator,
    ...flags,
    "--persist",
    path.join(folder, "emulator.json"),
  ]
  return [command, { cwd: ROOT, env }, () => answers(`${urls.emulator}/_emulator/health`)]
}

function medusa({ ports, withDashboard, dev }, urls, { place, env }) {
  const where = ["--host", "127.0.0.1", "--port", String(ports.medusa)]
  const ready = () => answers(`${urls.medusa}/health`)
  // It starts again when a file of the store is changed, and Vite serves the dashboard.
  if (dev) return [[place.node, place.medusa, "develop", ...where], { cwd: place.folder, env }, ready]
  // With its dashboard Medusa runs from what `medusa build` made; without, from the source.
  const cwd = withDashboard ? path.join(place.folder, ".medusa/server") : place.folder
  const command = [place.node, place.medusa, "start", ...where]
  return [command, { cwd, env }, ready]
}

function storefront({ withDashboard, dev }, urls, { env, store, emulatorUrl }) {
  const script = env.AMAZON_PAY_CHECKOUT_SCRIPT || "https://static-fe.payments-amazon.com/checkout.js"
  const settings = {
    PORT: new URL(urls.storefront).port,
    MEDUSA_URL: urls.medusa,
    PUBLISHABLE_KEY: store.publishable_key,
    REGION_ID: store.region_id,
    DASHBOARD_URL: withDashboard ? `${urls.medusa}/app` : "",
    CHECKOUT_SCRIPT: script,
    HOSTED_PAGES: emulatorUrl ?? "",
  }
  const command = dev
    ? node(VITE, "--host", "127.0.0.1", "--port", settings.PORT, "--strictPort")
    : node(path.join(DEMO, "storefront/server.mjs"))
  return [command, { cwd: STOREFRONT, env: { ...env, ...settings } }, () => answers(urls.storefront)]
}

/** A folder for a run that keeps nothing. */
export function throwAwayFolder(parent) {
  return fs.mkdtempSync(path.join(parent, "amazon-pay-demo-"))
}
