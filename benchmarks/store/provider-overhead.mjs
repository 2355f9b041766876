import { AsyncLocalStorage } from "node:async_hooks"
import { fork } from "node:child_process"
import { once } from "node:events"
import fs from "node:fs"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { STRIPE } from "../lib/stripe.mjs"

const METHODS = ["authorizePayment", "capturePayment", "refundPayment"]
const STUB = fileURLToPath(new URL("stripe-stub.mjs", import.meta.url))
const TOTAL = 2500

/** What is spent within one call of a provider: milliseconds on the wire, and queries. */
const spent = new AsyncLocalStorage()

/**
 * Run by `medusa exec`: authorizes, captures and refunds payments that their buyers have approved, by Medusa's payment
 * module, and in turn as many by Medusa's Stripe provider, which talks to a stub. Of each call of a provider it takes how
 * long that took without the HTTP round trip.
 */
export default async function providerOverhead({ container, args: [file] }) {
  const { sessions } = JSON.parse(fs.readFileSync(file, "utf8"))
  timeFetch()
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION).on("query", () => {
    const call = spent.getStore()
    if (call) call.queries += 1
  })
  const module = container.resolve(Modules.PAYMENT)
  const ours = timed(module.paymentProviderService_.retrieveProvider("pp_amazon-pay_jp"))
  const stub = fork(STUB)
  const [port] = await once(stub, "message")
  const stripe = stripeAt(port, container.resolve(ContainerRegistrationKeys.LOGGER))
  const theirs = timed(stripe)
  for (const session of sessions) {
    const payment = await module.authorizePaymentSession(session, {})
    await module.capturePayment({ payment_id: payment.id })
    await module.refundPayment({ payment_id: payment.id, amount: TOTAL })
    const input = { amount: TOTAL, data: { id: "pi_1", currency: "jpy" }, context: { idempotency_key: session } }
    for (const method of METHODS) await stripe[method](input)
  }
  stub.disconnect()
  fs.writeFileSync(file, JSON.stringify({ ours, theirs }))
}

/** Has each call of a provider measured. @returns what they came to, one after the other */
function timed(provider) {
  const calls = []
  for (const method of METHODS) {
    const work = provider[method].bind(provider)
    provider[method] = (...args) =>
      spent.run({ wire: 0, queries: 0 }, async () => {
        const began = performance.now()
        const result = await work(...args)
        const { wire, queries } = spent.getStore()
        calls.push({ method, milliseconds: performance.now() - began - wire, queries })
        return result
      })
  }
  return calls
}

/** The round trip ends with the answer's last byte. */
function timeFetch() {
  const { fetch } = globalThis
  globalThis.fetch = async (input, init) => {
    const began = performance.now()
    const response = await fetch(input, init)
    const { status, headers } = response
    const text = await response.text()
    const call = spent.getStore()
    if (call) call.wire += performance.now() - began
    return new globalThis.Response(text, { status, headers })
  }
}

/** Medusa's Stripe provider, with Stripe's own client, whose way to Stripe is fetch to the stub. */
function stripeAt(port, logger) {
  const fromProvider = createRequire(STRIPE)
  const { default: Stripe } = fromProvider("stripe")
  const { default: StripeProvider } = fromProvider("./services/stripe-provider")
  const provider = new StripeProvider({ logger }, { apiKey: "sk_test_bench", webhookSecret: "whsec_bench" })
  const httpClient = Stripe.createFetchHttpClient((...args) => globalThis.fetch(...args))
  provider.stripe_ = new Stripe("sk_test_bench", { httpClient, host: "127.0.0.1", port, protocol: "http" })
  return provider
}
