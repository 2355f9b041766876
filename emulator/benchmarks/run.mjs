// The emulator's figures, each beside its anchors, measured in one run on one machine. Build it first (`npm run build`).
import { fork } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { median } from "./median.mjs"
import { requestsPerSecond } from "./load.mjs"
import { newMerchant, signButton, signedGet } from "./signing.mjs"
import { verificationsPerSecond } from "./verify.mjs"

const ROUNDS = 5
const worker = (name, ...args) =>
  fork(fileURLToPath(new URL(name, import.meta.url)), args.map(String), { execArgv: ["--expose-gc"] })

/** Starts a worker and gives its first message. */
async function start(name, ...args) {
  const child = worker(name, ...args)
  const [message] = await once(child, "message")
  return { child, message }
}

async function firstAnswer() {
  const times = []
  for (let round = 0; round < ROUNDS; round++) {
    const { child, message } = await start("./first-answer.mjs")
    times.push(message.milliseconds)
    child.kill()
  }
  return times
}

async function throughput(name, paths) {
  const { child, message } = await start(name, JSON.stringify(merchant.public), JSON.stringify(press))
  const asked = message.paths ?? paths
  const requests = asked.map((path) => signedGet(merchant, path, message.port))
  // Once to warm up.
  await requestsPerSecond(message.port, requests)
  const rates = []
  for (let round = 0; round < ROUNDS; round++) rates.push(await requestsPerSecond(message.port, requests))
  child.kill()
  return { rates, rest: message.rss, paths: asked }
}

const merchant = newMerchant()
const { storeId } = merchant.public
const webCheckoutDetails = { checkoutReviewReturnUrl: "https://shop.example/review" }
const press = signButton(merchant, JSON.stringify({ webCheckoutDetails, storeId }))
const emulator = await throughput("./emulator-server.mjs")
const bare = await throughput("./bare-server.mjs", emulator.paths)
const verify = Array.from({ length: ROUNDS }, () => verificationsPerSecond(merchant))
const answer = await firstAnswer()
const { child, message: kept } = await start("./kept-checkouts.mjs", process.env.CHECKOUTS ?? 100_000)
child.kill()

const rows = [
  ["first 200 after createEmulator, ms", median(answer).toFixed(1), "at most 60"],
  ["signed requests a second, every signature verified", Math.round(median(emulator.rates)), "at least 12,000"],
  ["  anchor: a bare node:http server", Math.round(median(bare.rates)), ""],
  ["  anchor: RSA-2048 PSS verifications alone", Math.round(median(verify)), ""],
  ["memory at rest, MB", (emulator.rest / 2 ** 20).toFixed(1), "below 80"],
  ["  anchor: a bare node:http server", (bare.rest / 2 ** 20).toFixed(1), ""],
  [`memory for each of ${kept.checkouts} checkouts kept, KB`, (kept.bytes / 1024).toFixed(2), "at most 4"],
]
console.log(`Node ${process.version}, ${ROUNDS} rounds, medians\n`)
for (const [what, figure, target] of rows) console.log(`${what.padEnd(54)}${String(figure).padStart(9)}   ${target}`)
