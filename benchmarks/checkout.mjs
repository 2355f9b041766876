import { figure } from "./lib/figures.mjs"
import { alternately, inTurn, median } from "./lib/rounds.mjs"

const AT_ONCE = 4
const CHECKOUTS = 40
const RESULTS = 10
const TOTAL = 2500

const THROUGHPUTS = ["checkout_throughput", "capture_throughput", "refund_throughput"]

export const ids = ["calls_per_checkout", ...THROUGHPUTS, "result_latency"]

/** Checkouts through all routes, captures and refunds in the dashboard: beside the same store with Medusa's own provider. */
export async function measure({ rounds, scale, wants, store }) {
  const { shop, step } = await store()
  const admin = await shop.login()
  await admin.allowSystem()
  const figures = []
  if (wants("calls_per_checkout")) figures.push(...(await step("Calls of a checkout", () => callsPerCheckout(shop))))
  if (THROUGHPUTS.some(wants)) {
    const count = Math.max(AT_ONCE, Math.round(CHECKOUTS * scale))
    figures.push(...(await throughputs({ shop, admin, step }, rounds, count)))
  }
  if (wants("result_latency")) {
    const count = Math.ceil(RESULTS * scale)
    figures.push(await step("Results", () => resultLatency(shop, rounds, count)))
  }
  return figures
}

/** What is bought is captured, and what is captured refunded. */
async function throughputs({ shop, admin, step }, rounds, count) {
  /** @param {Record<"ours" | "system", () => Promise<unknown>>} work of one on each side */
  const bySide = ({ ours, system }) =>
    alternately(rounds, inTurn({ ours: () => perSecond(count, ours), system: () => perSecond(count, system) }))

  const orders = { ours: [], system: [] }
  const checkouts = await step("Checkouts", () =>
    bySide({
      ours: async () => orders.ours.push(await shop.buy()),
      system: async () => orders.system.push(await shop.buyBySystem()),
    }),
  )
  const paymentsOf = async (side) => {
    const payments = []
    for (const order of orders[side]) payments.push(await admin.paymentOf(order))
    return payments
  }
  const payments = { ours: await paymentsOf("ours"), system: await paymentsOf("system") }
  const eachPayment = (work) => {
    const left = { ours: [...payments.ours], system: [...payments.system] }
    return bySide({ ours: () => work(left.ours.pop()), system: () => work(left.system.pop()) })
  }
  const captures = await step("Captures", () => eachPayment(admin.capture))
  const refunds = await step("Refunds", () => eachPayment((payment) => admin.refund(payment, TOTAL)))
  return [checkouts, captures, refunds].map(({ ours, system }, index) =>
    figure(THROUGHPUTS[index], {
      unit: "/s",
      ours,
      anchor: system,
      anchor_name: "Medusa's system provider",
      target: { of: "ratio", at_least: 0.8 },
    }),
  )
}

/** How many in a second, some of them at once. */
async function perSecond(count, work) {
  const began = performance.now()
  let left = count
  const worker = async () => {
    while (left-- > 0) await work()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return (count / (performance.now() - began)) * 1000
}

/** From the button to the order. */
async function callsPerCheckout(shop) {
  const callsOf = async (resultUrl) => {
    const { pathname, searchParams } = new URL(resultUrl)
    if (pathname !== "/amazon-pay/result") throw new Error(`Amazon leads to ${pathname} instead of the result.`)
    await shop.orderAt(resultUrl)
    const id = searchParams.get("amazonCheckoutSessionId")
    const calls = await shop.amazon("GET", `requests?checkoutSessionId=${id}`)
    // The order's number, which goes to Amazon afterwards, nobody waits for.
    return calls.filter(({ operation }) => operation.endsWith("CheckoutSession")).length
  }
  const count = (id, ours, least) =>
    figure(id, {
      unit: "calls",
      ours,
      anchor: least,
      anchor_name: "the least that the API allows",
      target: { of: "value", at_most: least },
    })
  return [
    count("calls_per_checkout", await callsOf(await shop.pay()), 3),
    count("calls_per_checkout_direct", await callsOf(await shop.payDirectly()), 2),
  ]
}

/** Milliseconds from the return to the order's page, one buyer at a time, less those of Medusa's own completion. */
async function resultLatency(shop, rounds, count) {
  const { ours, medusa } = await alternately(rounds, async () => {
    const times = { ours: [], medusa: [] }
    for (let number = 0; number < count; number++) {
      const resultUrl = await shop.pay()
      const cart = await shop.payBySystem()
      times.ours.push(await millisecondsOf(() => shop.orderAt(resultUrl)))
      times.medusa.push(await millisecondsOf(() => shop.complete(cart)))
    }
    return { ours: median(times.ours), medusa: median(times.medusa) }
  })
  return figure("result_latency", {
    unit: "ms added",
    ours: ours.map((milliseconds, round) => milliseconds - medusa[round]),
    anchor: medusa,
    anchor_name: "Medusa's completion of a cart",
  })
}

async function millisecondsOf(work) {
  const began = performance.now()
  await work()
  return performance.now() - began
}
