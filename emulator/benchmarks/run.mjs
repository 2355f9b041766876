// The emulator's figures, each beside its anchors, measured in one run on one machine. Build it first (`npm run build`).
import { firstAnswers, keptCheckouts, throughput } from "./measure.mjs"
import { median } from "./median.mjs"

const ROUNDS = 5

const { emulator, bare, rsa, rest } = await throughput(ROUNDS)
const first = await firstAnswers(ROUNDS)
const kept = await keptCheckouts(process.env.CHECKOUTS ?? 100_000)

const rows = [
  ["first 200 after createEmulator, ms", median(first.emulator).toFixed(1), "at most 60"],
  ["  anchor: a bare node:http server", median(first.bare).toFixed(1), ""],
  ["signed requests a second, every signature verified", Math.round(median(emulator)), "at least 12,000"],
  ["  anchor: a bare node:http server", Math.round(median(bare)), ""],
  ["  anchor: RSA-2048 PSS verifications alone", Math.round(median(rsa)), ""],
  ["memory at rest, MB", (rest.emulator / 2 ** 20).toFixed(1), "below 80"],
  ["  anchor: a bare node:http server", (rest.bare / 2 ** 20).toFixed(1), ""],
  [`memory for each of ${kept.checkouts} checkouts kept, KB`, (kept.bytes / 1024).toFixed(2), "at most 4"],
]
console.log(`Node ${process.version}, ${ROUNDS} rounds, medians\n`)
for (const [what, figure, target] of rows) console.log(`${what.padEnd(54)}${String(figure).padStart(9)}   ${target}`)
