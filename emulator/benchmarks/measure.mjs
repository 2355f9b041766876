import { fork } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { requestsPerSecond } from "./load.mjs"
import { newMerchant, signButton, signedGet } from "./signing.mjs"
import { verificationsPerSecond } from "./verify.mjs"

const merchant = newMerchant()
const webCheckoutDetails = { checkoutReviewReturnUrl: "https://shop.example/review" }
const press = signButton(merchant, JSON.stringify({ webCheckoutDetails, storeId: merchant.public.storeId }))

/** Starts a worker and gives its first message. */
async function start(name, ...args) {
  const child = fork(fileURLToPath(new URL(name, import.meta.url)), args.map(String), { execArgv: ["--expose-gc"] })
  const [message] = await once(child, "message")
  return { child, message }
}

/** Milliseconds until the first answer, of the emulator and of a bare node:http server in turn. */
export async function firstAnswers(rounds) {
  const times = { emulator: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    for (const [name, worker] of [
      ["emulator", "./first-answer.mjs"],
      ["bare", "./bare-first-answer.mjs"],
    ]) {
      const { child, message } = await start(worker)
      times[name].push(message.milliseconds)
      child.kill()
    }
  }
  return times
}

/** Requests a second of the emulator, of a bare node:http server, and of RSA alone, in turn; memory at rest, in bytes. */
export async function throughput(rounds) {
  const emulator = await start("./emulator-server.mjs", JSON.stringify(merchant.public), JSON.stringify(press))
  const bare = await start("./bare-server.mjs")
  const { paths } = emulator.message
  const loads = { emulator, bare }
  const rates = { emulator: [], bare: [], rsa: [] }
  // The first round warms up.
  for (let round = -1; round < rounds; round++) {
    for (const [name, { message }] of Object.entries(loads)) {
      const requests = paths.map((path) => signedGet(merchant, path, message.port))
      const rate = await requestsPerSecond(message.port, requests)
      if (round >= 0) rates[name].push(rate)
    }
    if (round >= 0) rates.rsa.push(verificationsPerSecond(merchant))
  }
  emulator.child.kill()
  bare.child.kill()
  return { ...rates, rest: { emulator: emulator.message.rss, bare: bare.message.rss } }
}

/** Bytes of memory for each checkout that is kept. */
export async function keptCheckouts(count) {
  const { child, message } = await start("./kept-checkouts.mjs", count)
  child.kill()
  return message
}
