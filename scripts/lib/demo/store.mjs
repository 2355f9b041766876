import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import pg from "pg"
import { DEMO, ROOT } from "../paths.mjs"

/**
 * Migrates the database and seeds the demo's store: ten seconds that are saved when the database is known to be ready,
 * and Medusa, the plugin's tables and the seed are the same as then.
 *
 * @param {{ folder: string, place: import("../paths.mjs").Place }} options where to remember that, and where the store is
 * @returns {Promise<object>} what demo/seed.ts made
 */
export async function prepareStore({ progress, processes, env, folder, place }) {
  const memory = path.join(folder, "store.json")
  const version = fingerprint()
  const known = fs.existsSync(memory) ? JSON.parse(fs.readFileSync(memory, "utf8")) : null
  if (known?.version === version && (await holds(env.DATABASE_URL, known.store))) return known.store

  const seeded = path.join(folder, "seeded.json")
  const medusa = (name, ...args) => processes.run(name, [place.node, place.medusa, ...args], { cwd: place.folder, env })
  await progress.step("Migrating the database", () => medusa("migrate", "db:migrate"), "about ten seconds")
  await progress.step("Seeding the store", () => medusa("seed", "exec", "./seed.ts", seeded))
  const store = JSON.parse(fs.readFileSync(seeded, "utf8"))
  fs.rmSync(seeded)
  fs.writeFileSync(memory, JSON.stringify({ version, store }))
  return store
}

/** Whether this database is the one that was seeded: it may have been deleted, or be another one by now. */
async function holds(connectionString, store) {
  const client = new pg.Client({ connectionString })
  try {
    await client.connect()
    const { rowCount } = await client.query("select 1 from api_key where token = $1", [store.publishable_key])
    return rowCount === 1
  } catch {
    return false // there is no such table yet
  } finally {
    await client.end()
  }
}

/** Changes with whatever decides what the tables look like and what is in them. */
function fingerprint() {
  const sources = [...filesBelow(path.join(ROOT, "src")), ...filesBelow(path.join(DEMO, "src"))]
  const tables = sources.filter((file) => /[\\/](migrations|models|links)[\\/]/.test(file))
  const medusa = path.join(ROOT, "node_modules/@medusajs/medusa/package.json")
  const seed = [path.join(DEMO, "seed.ts"), ...filesBelow(path.join(DEMO, "seed"))]
  const hash = createHash("sha256")
  for (const file of [medusa, ...tables, ...seed]) hash.update(fs.readFileSync(file))
  return hash.digest("hex")
}

function filesBelow(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
