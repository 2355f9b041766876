import { firstAnswers, throughput } from "../emulator/benchmarks/measure.mjs"
import { figure } from "./lib/figures.mjs"

export const ids = ["emulator_rps", "emulator_boot_ms"]

/** The emulator of Amazon Pay, every signature verified; `npm run bench` in emulator/ says more of it. */
export async function measure({ rounds }) {
  const { emulator, bare, rsa } = await throughput(rounds)
  const first = await firstAnswers(rounds)
  const bareServer = "a bare node:http server"
  return [
    figure("emulator_rps", { unit: "/s", ours: emulator, anchor: bare, anchor_name: bareServer }),
    figure("emulator_rps_rsa", {
      unit: "/s",
      ours: emulator,
      anchor: rsa,
      anchor_name: "RSA-2048 PSS verifications alone",
    }),
    figure("emulator_boot_ms", { unit: "ms", ours: first.emulator, anchor: first.bare, anchor_name: bareServer }),
  ]
}
