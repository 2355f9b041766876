import { figure } from "./lib/figures.mjs"

const RENEWALS = 1_000
const AT_ONCE = 6
const SUBSCRIPTIONS = 13
const PER_SECOND = 4
/** The emulator answers each Create Charge after 300 ms and throttles as Amazon does live: four a second after a burst of ten. */
const RULES = [
  { kind: "throttle", burst: 10, perSecond: PER_SECOND },
  { kind: "latency", ms: 300, times: null },
].map((rule) => ({ ...rule, method: "POST", pattern: "/charges$" }))
const TERMS = {
  charge_permission_type: "Recurring",
  recurring_metadata: { frequency: { unit: "Month", value: "1" }, amount: null },
}
/** Calls to Amazon. */
const WANTED = {
  granted: 1,
  over_cap: 0,
  refused: 2,
  payment_method_needed: 2,
  known_to_be_unmended: 0,
  refused_for_good: 2,
  known_to_be_closed: 0,
  customers_list: 0,
}

export const ids = ["renewals"]

/**
 * Many renewals with their orders beside the time that so many calls of Create Charge need at four a second; the calls to Amazon
 * of each kind of renewal; the queries of a clock with nothing to do among ever more settled periods. No notifications are sent.
 */
export async function measure({ scale, store }) {
  const { shop, step, query, inMedusa } = await store()
  const renewals = Math.max(AT_ONCE, Math.round(RENEWALS * scale))
  await shop.amazon("DELETE", "ipn")
  await step(`${SUBSCRIPTIONS} subscriptions`, async () => {
    for (let number = 0; number < SUBSCRIPTIONS; number++) await shop.buy(TERMS)
  })
  const subscribed = await query(
    `select permission.id as charge_permission_id, link.order_id from amazon_pay_charge_permission permission
     join order_payment_collection link on link.payment_collection_id = permission.payment_collection_id
     order by permission.created_at desc limit $1`,
    [SUBSCRIPTIONS],
  )
  const given = { subscribed, renewals, workers: AT_ONCE, rules: RULES }
  const measured = await step(`${renewals} renewals`, () => inMedusa("renew.mjs", given))
  const { seconds, outcomes } = measured.renewals
  if (outcomes.charged !== renewals) throw new Error(`Not all renewals are charged: ${JSON.stringify(outcomes)}`)
  const [few, many] = measured.clock
  return [
    figure("renewals", {
      unit: "s",
      ours: seconds,
      anchor: renewals / PER_SECOND,
      anchor_name: `${renewals} calls at ${PER_SECOND} a second`,
      target: { of: "ratio", at_most: 1.2 },
    }),
    ...measured.calls.map(({ what, made }) =>
      figure(`renewals_calls_${what}`, {
        unit: "calls",
        ours: made,
        target: { of: "value", at_most: WANTED[what] },
      }),
    ),
    figure("renewals_idle_clock", {
      unit: "queries",
      ours: many.queries,
      anchor: few.queries,
      anchor_name: `among ${few.settled} settled periods instead of ${many.settled}`,
      target: { of: "ratio", at_most: 1 },
    }),
  ]
}
