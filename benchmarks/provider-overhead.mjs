import { figure } from "./lib/figures.mjs"
import { median, quantile } from "./lib/rounds.mjs"

const PAYMENTS = 40

export const ids = ["provider_overhead_ms", "provider_overhead_queries"]

/**
 * Of each call of the provider (authorize, capture, refund) what it takes without the HTTP round trip to the emulator,
 * beside Medusa's Stripe provider, which has no ledger to write, with a stub of Stripe; and its queries.
 */
export async function measure({ rounds, scale, store }) {
  const { shop, step, query, inMedusa } = await store()
  const count = Math.max(2, Math.round(PAYMENTS * scale))
  const sessions = await step("Payments that are approved", async () => {
    const approved = []
    // The first round warms up.
    for (let number = 0; number < count * (rounds + 1); number++) {
      const { searchParams } = new URL(await shop.pay())
      const id = searchParams.get("amazonCheckoutSessionId")
      // The clock is not to complete it meanwhile.
      await query("update amazon_pay_checkout_session set next_look_at = null where id = $1", [id])
      const [{ owner }] = await query(
        "select owner from amazon_pay_operation where kind = 'complete' and subject = $1",
        [id],
      )
      approved.push(owner)
    }
    return approved
  })
  const { ours, theirs } = await step("Calls of two providers", () => inMedusa("provider-overhead.mjs", { sessions }))
  const anchor_name = "@medusajs/payment-stripe with a stub"
  const perRound = (calls, of) => {
    const size = calls.length / (rounds + 1)
    return Array.from({ length: rounds }, (_, round) => of(calls.slice((round + 1) * size, (round + 2) * size)))
  }
  const beside = (of) => ({ ours: perRound(ours, of), anchor: perRound(theirs, of), anchor_name })
  const milliseconds = (calls) => calls.map((call) => call.milliseconds)
  return [
    figure("provider_overhead_ms", { unit: "ms, p50", ...beside((calls) => median(milliseconds(calls))) }),
    figure("provider_overhead_ms_p99", { unit: "ms, p99", ...beside((calls) => quantile(milliseconds(calls), 0.99)) }),
    ...["authorize", "capture", "refund"].map((what) =>
      figure(`provider_overhead_queries_${what}`, {
        unit: "queries a call",
        ours: perRound(ours, (calls) =>
          median(calls.flatMap(({ method, queries }) => (method === `${what}Payment` ? [queries] : []))),
        ),
      }),
    ),
  ]
}
