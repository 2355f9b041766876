import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { figure } from "./lib/figures.mjs"
import { fileOfPlugin } from "./lib/plugin.mjs"
import { alternately } from "./lib/rounds.mjs"
import { STRIPE } from "./lib/stripe.mjs"

const LOADER = fileURLToPath(new URL("lib/load-provider.mjs", import.meta.url))

export const ids = ["cold_import_ms", "rss_mb"]

/** What it takes to load the provider, in a process of its own each time. */
export async function measure({ rounds }) {
  const values = await alternately(rounds, async () => {
    const ours = load(fileOfPlugin("providers/amazon-pay"))
    const stripe = load(STRIPE)
    return { ms: ours.milliseconds, mb: ours.megabytes, stripeMs: stripe.milliseconds, stripeMb: stripe.megabytes }
  })
  const anchor_name = "@medusajs/payment-stripe"
  return [
    figure("cold_import_ms", { unit: "ms", ours: values.ms, anchor: values.stripeMs, anchor_name }),
    figure("rss_mb", { unit: "MB", ours: values.mb, anchor: values.stripeMb, anchor_name }),
  ]
}

const load = (file) => JSON.parse(execFileSync(process.execPath, ["--expose-gc", LOADER, file], { encoding: "utf8" }))
