import fs from "node:fs"
import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { chargeRecurringWorkflow, clockWorkflow, listAgreementsWorkflow } from "medusa-payment-amazon-pay/workflows"

const CHARGES = { method: "POST", pattern: "/charges$" }
const WARM_UP = 20

/** What benchmarks/renewals.mjs measures inside Medusa: `medusa exec` runs it, with a file that tells what, and takes the results. */
export default async function inMedusa({ container, args: [file] }) {
  const { emulator_url, subscribed, renewals, workers, rules } = JSON.parse(fs.readFileSync(file, "utf8"))
  const tools = createTools(container, emulator_url)
  const results = {
    calls: await callsOfEachKind(tools, subscribed.splice(0, 3)),
    renewals: await renewAll(tools, subscribed, { renewals, workers, rules }),
    clock: await idleClock(tools, subscribed[0]),
  }
  fs.writeFileSync(file, JSON.stringify(results))
}

function createTools(container, emulatorUrl) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const control = (method, path, body) =>
    fetch(`${emulatorUrl}/_emulator/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      body: body && JSON.stringify(body),
    })
  let asked = 0
  const { fetch: send } = globalThis
  globalThis.fetch = (input, init) => {
    if (String(input).includes("/v2/")) asked += 1
    return send(input, init)
  }
  const firstOrder = async (id) => {
    const fields = ["region_id", "customer_id", "email", "currency_code", "sales_channel_id"]
    const [order] = (await query.graph({ entity: "order", fields, filters: { id } })).data
    return Object.fromEntries(fields.map((field) => [field, order[field]]))
  }
  return {
    container,
    database,
    control,
    firstOrder,
    async callsOf(work) {
      const before = asked
      await work()
      return asked - before
    },
    async order({ order_id }, unit_price) {
      const items = [{ title: "Coffee", quantity: 1, unit_price }]
      const input = { ...(await firstOrder(order_id)), items }
      return (await createOrderWorkflow(container).run({ input })).result.id
    },
    async charge({ charge_permission_id }, period, order_id) {
      const input = { charge_permission_id, period, order_id, capture: true }
      return (await chargeRecurringWorkflow(container).run({ input })).result.outcome
    },
  }
}

async function callsOfEachKind({ control, order, charge, callsOf, container, firstOrder }, [plain, refused, ended]) {
  const calls = []
  const count = async (what, wanted, of, price = 100) => {
    const id = await order(of, price)
    let outcome
    const made = await callsOf(async () => (outcome = await charge(of, what, id)))
    if (outcome !== wanted) throw new Error(`A renewal that was to be ${wanted} is ${outcome}: ${what}.`)
    calls.push({ what, made })
  }
  const simulate = (code) => control("POST", "faults", { ...CHARGES, kind: "simulate", code })
  await count("granted", "charged", plain)
  await count("over_cap", "over_cap", plain, 97_500)
  await simulate("SoftDeclined")
  await count("refused", "retry_later", refused)
  await simulate("HardDeclined")
  await count("payment_method_needed", "payment_method_needed", refused)
  await count("known_to_be_unmended", "payment_method_needed", refused)
  await simulate("AmazonRejected")
  await count("refused_for_good", "closed", ended)
  await count("known_to_be_closed", "closed", ended)
  const { customer_id } = await firstOrder(plain.order_id)
  const made = await callsOf(() => listAgreementsWorkflow(container).run({ input: { customer_id } }))
  calls.push({ what: "customers_list", made })
  return calls
}

async function renewAll({ order, charge, control }, subscribed, { renewals, workers, rules }) {
  let number = 0
  const run = async (count) => {
    const outcomes = {}
    const end = number + count
    const cpu = process.cpuUsage()
    const began = performance.now()
    const work = async () => {
      while (number < end) {
        const one = number++
        const of = subscribed[one % subscribed.length]
        const outcome = await charge(of, `renewal ${one}`, await order(of, 100))
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      }
    }
    await Promise.all(Array.from({ length: workers }, work))
    const { user, system } = process.cpuUsage(cpu)
    return { seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1000 / count, outcomes }
  }
  await run(WARM_UP)
  for (const rule of rules) await control("POST", "faults", rule)
  const result = await run(renewals)
  await control("DELETE", "faults")
  return result
}

async function idleClock({ database, container, callsOf }, { charge_permission_id }) {
  const settle = (from, to) =>
    database.raw(
      `insert into amazon_pay_recurring_charge (id, charge_permission_id, period, provider_id, amount, currency_code,
         payment_collection_id, outcome, settled_at, attempts, pending, retry)
       select 'aprc_' || n, ?, 'settled ' || n, 'pp_amazon-pay_jp', '2500', 'JPY', 'pay_col_' || n, 'charged', now(), 0, false,
         false from generate_series(?::int, ?::int) n`,
      [charge_permission_id, from, to],
    )
  const run = async () => (await clockWorkflow(container).run({ input: {} })).result
  const measure = async (settled) => {
    let queries = 0
    const count = () => (queries += 1)
    // Whatever was due is done first.
    while (Object.values(await run()).some((value) => value === true || value > 0));
    database.on("query", count)
    const calls = await callsOf(run)
    database.off("query", count)
    return { settled, queries, calls }
  }
  await settle(1, 10)
  const few = await measure(10)
  await settle(11, 12_000)
  return [few, await measure(12_000)]
}
