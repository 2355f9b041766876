// Runs the README's example and a purchase by each client, unmodified and under Amazon's own host names, by the proxy setting of
// its language, and prints the table client × step that the README has. The emulator has to be built first;
// `npm run test:clients` does both, and `-- php` runs the one client. A client whose runtime is not installed is named with the way
// to run it, and fails nothing.
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createEmulator } from "../../dist/index.js"
import { newMerchant } from "../../dist/new-merchant.js"
import { CLIENTS } from "./clients.mjs"
import { runPhpUnit } from "./phpunit.mjs"
import { readmeExamples } from "./readme.mjs"
import { readersFolder } from "./readers-folder.mjs"
import { validateNotifications } from "./sns.mjs"
import { STEPS, walk } from "./walk.mjs"

function print(head, rows) {
  const lines = [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`)
  console.log(`${lines.join("\n")}\n`)
}

const folder = await mkdtemp(join(tmpdir(), "amazon-pay-clients-"))
const ca = join(folder, "amazon-pay-emulator-ca.pem")
await readersFolder(folder)
const merchants = newMerchant(join(folder, "amazon-pay-test"))
const emulator = await createEmulator({ tls: true, ca, merchants })
const privateKey = await readFile(join(folder, "amazon-pay-test/private-key.pem"), "utf8")
const [only = ""] = process.argv.slice(2)
let failed = 0
const proxy = new URL(emulator.url).port
const examples = await readmeExamples({ folder, port: proxy })

/** What a client's example in the README answers. */
async function exampleOf({ name, readme }) {
  if (readme === undefined) return { ok: true, text: "" }
  const printed = await readme(examples).catch((error) => error.message)
  const ok = /^201 /m.test(printed)
  if (!ok) console.error(`${name}: ${printed}`)
  return { ok, text: ok ? "201" : "✗" }
}

try {
  const rows = []
  for (const client of CLIENTS.filter(({ name }) => name.toLowerCase().includes(only))) {
    const prepared = await client.prepare({ folder, ca, proxy })
    if (prepared === null) {
      rows.push([client.name, client.missing, ...STEPS.map(() => "")])
      continue
    }
    const example = await exampleOf(client)
    const statuses = [example, ...(await walk({ emulator, merchant: merchants[0], privateKey, call: prepared }))]
    if (!statuses.every(({ ok }) => ok)) failed += 1
    rows.push([client.name, ...statuses.map(({ text }) => text)])
    console.error(`${client.name}: ${statuses.map(({ text }) => text).join(" ")}`)
  }
  print(["client", "example above", ...STEPS], rows)
  const objectId = emulator.objects("charges")[0].chargeId
  const validated = await validateNotifications({ emulator, folder, ca, objectId })
  print(validated.head, validated.rows)
  if (JSON.stringify(validated.rows).includes("✗")) failed += 1
  emulator.reset()
  const phpUnit = await runPhpUnit({ folder, port: proxy })
  console.log(`PHPUnit's starter test: ${phpUnit.text}`)
  if (!phpUnit.ok) failed += 1
} finally {
  await emulator.close()
  await rm(folder, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1
