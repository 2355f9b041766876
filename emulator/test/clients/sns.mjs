import { execFile } from "node:child_process"
import { createServer } from "node:http"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"

const run = promisify(execFile)

/** Validates the message of argv[2] with a validator of npm's, the emulator being the proxy of the process. */
const SCRIPT = `
const https = require("https")
const { HttpsProxyAgent } = require("https-proxy-agent")
https.globalAgent = new HttpsProxyAgent(process.env.EMULATOR)
const message = JSON.parse(process.argv[3])
const done = (error) => { console.log(error ? "invalid: " + error.message : "valid"); process.exit() }
if (process.argv[2] === "sns-validator") new (require("sns-validator"))().validate(message, done)
else new (require("sns-payload-validator"))({ useCache: false }).validate(message).then(() => done(), done)
`
const VALIDATORS = ["sns-validator", "sns-payload-validator"]
const MESSAGES = [
  [undefined, "valid"],
  ["bad-signature", "invalid"],
  ["foreign-certificate", "invalid"],
]

/** Rows validator × message; the validators are fetched from npm at this moment. */
export async function validateNotifications({ emulator, folder, ca, objectId }) {
  await run("npm", [
    "install",
    "--prefix",
    folder,
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--silent",
    "https-proxy-agent@7",
    ...VALIDATORS,
  ])
  const script = join(folder, "validate.cjs")
  await writeFile(script, SCRIPT)
  const rows = VALIDATORS.map((name) => [name])
  const env = { ...process.env, EMULATOR: emulator.url.replace("https", "http"), NODE_EXTRA_CA_CERTS: ca }
  for (const signatureVersion of ["1", "2"]) {
    for (const [forgery, expected] of MESSAGES) {
      const envelope = await receive(emulator, objectId, signatureVersion, forgery)
      for (const [index, name] of VALIDATORS.entries()) {
        const { stdout } = await run(process.execPath, [script, name, JSON.stringify(envelope)], { env })
        const ok = stdout.startsWith(expected)
        rows[index].push(ok ? expected : `✗ ${stdout.trim()}`)
      }
    }
  }
  const head = ["1", "2"].flatMap((version) =>
    MESSAGES.map(([forgery = "genuine"]) => `${forgery}, version ${version}`),
  )
  return { head: ["validator", ...head], rows }
}

async function receive(emulator, objectId, signatureVersion, forgery) {
  emulator.ipn.reset()
  const received = []
  const server = createServer(async (request, response) => {
    received.push((await request.toArray()).join(""))
    response.end()
  })
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve))
  emulator.ipn.add({ url: `http://127.0.0.1:${server.address().port}/`, signatureVersion, certificateHost: "aws" })
  emulator.ipn.send(objectId, forgery)
  await emulator.ipn.idle()
  await new Promise((resolve) => server.close(resolve))
  return JSON.parse(received[0])
}
