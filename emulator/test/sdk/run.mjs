// Runs the test files of the official Node SDK, fetched from the registry at this moment, against the emulator over TLS.
// They are not changed: only what their own Readme asks for is filled in (two configuration files and the
// constants marked "Enter …" or "Provide …"). The emulator has to be built first; `npm run test:sdk` does both.
import { generateKeyPairSync } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createEmulator } from "../../dist/index.js"
import { fetchSdk } from "./fetch-sdk.mjs"
import { fillIn } from "./fill-in.mjs"
import { judge } from "./judge.mjs"
import { runMocha } from "./run-mocha.mjs"

const { publicKey, privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
})
const merchant = {
  merchantId: "A1SDKTESTS",
  storeId: "amzn1.application-oa2-client.5d4f5d4f5d4f5d4f5d4f5d4f5d4f5d4f",
  publicKeyId: "SANDBOX-AFSDKTESTS",
  publicKey,
  paymentServiceProvider: true, // the file calls Update Charge
}

const folder = await mkdtemp(join(tmpdir(), "amazon-pay-sdk-tests-"))
// na: the payload of its Finalize test is in dollars and for an address in Chicago.
const emulator = await createEmulator({ region: "na", tls: true, merchants: [merchant] })
try {
  const sdk = await fetchSdk(folder)
  await fillIn(sdk.folder, { emulator, merchant, privateKey })
  const results = await runMocha(sdk.folder)
  process.exitCode = judge(results, `${sdk.name} ${sdk.version}`, emulator.requests.list()) ? 0 : 1
} finally {
  await emulator.close()
  await rm(folder, { recursive: true, force: true })
}
