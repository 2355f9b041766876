import { execFile } from "node:child_process"
import { createServer } from "node:http"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
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
/** From npm. */
export const VALIDATORS = ["sns-validator", "sns-payload-validator"]
const PHP_SCRIPT = fileURLToPath(new URL("./validate.php", import.meta.url))
const PHP_VALIDATOR = "aws/aws-php-sns-message-validator"
const PHP_MISSING =
  "not in Debian: `composer require aws/aws-php-sns-message-validator`, then `SNS_VALIDATOR_AUTOLOAD=$PWD/vendor/autoload.php npm run test:clients -w emulator`"
const MESSAGES = [
  [undefined, "valid"],
  ["bad-signature", "invalid"],
  ["foreign-certificate", "invalid"],
]

/** Rows validator × message: npm's validators, which the reader's folder has, and the one for PHP where it is. */
export async function validateNotifications({ emulator, folder, ca, objectId }) {
  const script = join(folder, "validate.cjs")
  await writeFile(script, SCRIPT)
  const proxy = emulator.url.replace(/^https?/, "tcp")
  const byPhp = process.env.SNS_VALIDATOR_AUTOLOAD !== undefined
  const names = byPhp ? [...VALIDATORS, PHP_VALIDATOR] : VALIDATORS
  const rows = names.map((name) => [name])
  const env = { ...process.env, EMULATOR: emulator.url.replace("https", "http"), NODE_EXTRA_CA_CERTS: ca }
  for (const signatureVersion of ["1", "2"]) {
    for (const [forgery, expected] of MESSAGES) {
      const envelope = await receive(emulator, objectId, signatureVersion, forgery)
      for (const [index, name] of names.entries()) {
        const message = JSON.stringify(envelope)
        const stdout =
          name === PHP_VALIDATOR
            ? await validateByPhp(message, proxy, ca)
            : (await run(process.execPath, [script, name, message], { env })).stdout
        const ok = stdout.startsWith(expected)
        rows[index].push(ok ? expected : `✗ ${stdout.trim()}`)
      }
    }
  }
  const head = ["1", "2"].flatMap((version) =>
    MESSAGES.map(([forgery = "genuine"]) => `${forgery}, version ${version}`),
  )
  if (!byPhp) rows.push([PHP_VALIDATOR, PHP_MISSING, ...head.slice(1).map(() => "")])
  return { head: ["validator", ...head], rows }
}

async function validateByPhp(message, proxy, ca) {
  const php = run("php", [PHP_SCRIPT, proxy, ca])
  php.child.stdin.end(message)
  return (await php).stdout
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
