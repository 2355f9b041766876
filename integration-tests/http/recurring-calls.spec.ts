import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { nextMonthStart } from "../../src/amazon/recurring"
import { passTime, runClock } from "../support/clock"
import { Customer } from "../support/customer"
import { listen } from "../support/events"
import type { Json } from "../support/http"
import { beforeEachQuery } from "../support/queries"
import { quiet } from "../support/quiet"
import { charge, renew, givenSubscription, periodsOf, subscribe, subscribeAs } from "../support/recurring"
import { describeStore } from "../support/store"

const CHARGES = { method: "POST", pattern: "/charges$" } as const
const DAY = 24 * 60

/** A list as it was answered, with the ids of what is in it. */
function pageOf({ charge_permissions, ...page }: Json) {
  return { ids: Array.from(charge_permissions as unknown as Json[], ({ id }) => String(id)), ...page }
}

/** The figures of benchmarks/renewals.mjs that are counts. */
describeStore("what a subscription costs in calls to Amazon and in queries", (store) => {
  const emulator = () => store.amazon.emulator
  afterEach(() => store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0))

  /** The names of the calls that the work makes. */
  async function callsOf(work: () => Promise<unknown>): Promise<(string | null)[]> {
    await quiet()
    const before = emulator().requests.list().length
    await work()
    await quiet()
    return emulator()
      .requests.list()
      .slice(before)
      .map(({ operation }) => operation)
  }

  it("is one call for a renewal that Amazon grants", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    expect(await callsOf(() => charge(store, permissionId, { period: "2", order_id }))).toEqual(["createCharge"])
  })

  it.each(["SoftDeclined", "HardDeclined", "AmazonRejected"])("is two for one that it refuses (%s)", async (code) => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    emulator().faults.add({ ...CHARGES, kind: "simulate", code })
    const calls = await callsOf(async () => {
      expect(await charge(store, permissionId, { period: "2", order_id })).toMatchObject({ status: 422 })
    })
    expect(calls).toEqual(["createCharge", "getChargePermission"])
  })

  it.each([
    ["closed", "AmazonRejected"],
    ["payment_method_needed", "HardDeclined"],
  ])("is none for one that is known to be refused: %s", async (outcome, code) => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    emulator().faults.add({ ...CHARGES, kind: "simulate", code })
    await charge(store, permissionId, { period: "2", order_id })
    const next = await renew(store, orderId)
    const calls = await callsOf(async () => {
      const answer = await charge(store, permissionId, { period: "3", order_id: next })
      expect([answer.status, answer.body.code]).toEqual([422, outcome])
    })
    expect(calls).toEqual([])
  })

  it("is none beyond the month's limit, of which the first order's ¥2,500 is a part", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId, 97_501)
    const calls = await callsOf(async () => {
      const answer = await charge(store, permissionId, { period: "2", order_id })
      expect([answer.status, answer.body.code]).toEqual([422, "over_cap"])
    })
    expect(calls).toEqual([])
    const within = await renew(store, orderId, 97_500)
    expect(await charge(store, permissionId, { period: "2", order_id: within })).toMatchObject({ status: 200 })
  })

  it("is none until the next month begins, which is then, whenever it is read", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId, 97_501)
    const { available_at } = (await charge(store, permissionId, { period: "2", order_id })).body.recurring_charge
    await passTime(store, 32 * 24 * 60)
    expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "over_cap", available_at }])
    const { clock } = store.container.resolve<AmazonPayModuleService>("amazonPay")
    expect(new Date(available_at ?? "").getTime()).toBeLessThanOrEqual(clock.now().getTime())
  })

  it("is one for each look at a renewal that Amazon is still deciding on", async () => {
    const { permissionId } = await givenSubscription(store)
    await charge(store, permissionId, { period: "2", amount: 700, currency_code: "jpy", pending: true })
    const underWay = { kind: "rewrite", fields: { statusDetails: { state: "AuthorizationInitiated" } } } as const
    emulator().faults.add({ ...underWay, method: "GET", pattern: "/charges/[^/]+$", times: null })
    expect(await callsOf(() => passTime(store, 2))).toEqual(["getCharge"])
    // As long again.
    expect(await callsOf(() => passTime(store, 1))).toEqual([])
    expect(await callsOf(() => passTime(store, 2))).toEqual(["getCharge"])
  })

  it("is one for several renewals at the same time, of which the first is refused for good", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const periods = ["2", "3", "4"]
    const bodies: object[] = []
    for (const period of periods) bodies.push({ period, order_id: await renew(store, orderId) })
    emulator().faults.add({ ...CHARGES, kind: "simulate", code: "HardDeclined" })
    const calls = await callsOf(async () => {
      const answers = await Promise.all(bodies.map((body) => charge(store, permissionId, body)))
      expect(answers.map(({ body }) => body.code)).toEqual(periods.map(() => "payment_method_needed"))
    })
    expect(calls).toEqual(["createCharge", "getChargePermission"])
  })

  it("is one for a renewal beyond the month's limit once the next month has begun, and each month without room is told", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const { clock } = store.container.resolve<AmazonPayModuleService>("amazonPay")
    const untilNextMonth = () =>
      Math.ceil((nextMonthStart(clock.now(), "jp").getTime() - clock.now().getTime()) / 60_000)
    await passTime(store, untilNextMonth() + DAY)
    const overCap = listen(store.container, "amazon-pay.recurring_over_cap")
    await charge(store, permissionId, { period: "a", order_id: await renew(store, orderId, 90_000) })
    const order_id = await renew(store, orderId, 20_000)
    const first = await charge(store, permissionId, { period: "b", order_id, retry: true })
    expect(first.body.code).toBe("over_cap")
    expect(await callsOf(() => passTime(store, untilNextMonth() - 10))).not.toContain("createCharge")
    const body = { reasonCode: "PeriodicAmountExceeded" }
    emulator().faults.add({ ...CHARGES, kind: "status", status: 400, body })
    expect(await callsOf(() => passTime(store, 11))).toContain("createCharge")
    await passTime(store, untilNextMonth() + 1)
    expect(await periodsOf(store, permissionId)).toMatchObject([{ period: "a" }, { period: "b", outcome: "charged" }])
    const months = overCap.heard.map(({ data }) => data["available_at"])
    expect(months).toEqual([first.body.recurring_charge.available_at, expect.any(String)])
    expect(new Set(months).size).toBe(2)
  })

  it("is none for a customer who looks at what they have agreed to", async () => {
    const customer = await Customer.register(store.url, store.seeded, "hanako@example.com")
    const { permissionId } = await subscribeAs(store, customer)
    const calls = await callsOf(async () => {
      const list = await customer.ask("GET", "customers/me/amazon-pay/charge-permissions")
      expect(list.body).toMatchObject({ charge_permissions: [{ id: permissionId }] })
      const one = await customer.ask("GET", `customers/me/amazon-pay/charge-permissions/${permissionId}`)
      expect(one.body).toMatchObject({ charge_permission: { id: permissionId } })
    })
    expect(calls).toEqual([])
  })

  it("is none for an admin who looks at agreements, whatever state they are in", async () => {
    const { permissionId, orderId } = await givenSubscription(store)
    const other = await subscribe(store)
    emulator().faults.add({ ...CHARGES, kind: "simulate", code: "HardDeclined" })
    await charge(store, permissionId, { period: "2", order_id: await renew(store, orderId), retry: true })
    const LIST = "amazon-pay/charge-permissions"
    const calls = await callsOf(async () => {
      expect(await store.admin.ask("GET", LIST)).toMatchObject({ status: 200, body: { count: 2 } })
      expect((await store.admin.ask("GET", `${LIST}?state=NonChargeable`)).body).toMatchObject({
        charge_permissions: [{ id: permissionId }],
        count: 1,
      })
      for (const id of [permissionId, other.permissionId]) {
        expect(await store.admin.ask("GET", `${LIST}/${id}`)).toMatchObject({
          status: 200,
          body: { charge_permission: { id } },
        })
      }
    })
    expect(calls).toEqual([])
  })

  it("is none for a list, which has Medusa's shape for customer and admin, on a page beyond the last, too", async () => {
    const customer = await Customer.register(store.url, store.seeded, "hanako@example.com")
    const older = (await subscribeAs(store, customer)).permissionId
    const newer = (await subscribeAs(store, customer)).permissionId
    const foreign = (await subscribe(store)).permissionId
    const theirs = async (query: string) =>
      pageOf((await customer.ask("GET", `customers/me/amazon-pay/charge-permissions${query}`)).body)
    const all = async (query: string) =>
      pageOf((await store.admin.ask("GET", `amazon-pay/charge-permissions${query}`)).body)
    const calls = await callsOf(async () => {
      expect(await theirs("")).toEqual({ ids: [newer, older], count: 2, limit: 100, offset: 0 })
      expect(await theirs("?limit=1&offset=1")).toEqual({ ids: [older], count: 2, limit: 1, offset: 1 })
      expect(await theirs("?offset=2")).toEqual({ ids: [], count: 2, limit: 100, offset: 2 })
      expect(await all("")).toEqual({ ids: [foreign, newer, older], count: 3, limit: 20, offset: 0 })
      expect(await all("?limit=2&offset=4")).toEqual({ ids: [], count: 3, limit: 2, offset: 4 })
      expect(await all(`?customer_id=${customer.id}`)).toMatchObject({ ids: [newer, older], count: 2 })
      expect(await customer.ask("GET", "customers/me/amazon-pay/charge-permissions?limit=101")).toMatchObject({
        status: 400,
        body: { code: "invalid_query" },
      })
    })
    expect(calls).toEqual([])
  })

  it("is nothing for the clock, and the same queries, however many periods are settled", async () => {
    const { permissionId } = await givenSubscription(store)
    const settle = async (from: number, to: number) => {
      await store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
        `insert into amazon_pay_recurring_charge (id, charge_permission_id, period, provider_id, amount, currency_code,
           payment_collection_id, outcome, settled_at, attempts, pending, retry)
         select 'aprc_' || n, ?, 'period ' || n, 'pp_amazon-pay_jp', '2500', 'JPY', 'pay_col_' || n, 'charged', now(), 0, false,
           false
         from generate_series(?::int, ?::int) n`,
        [permissionId, from, to],
      )
    }
    await passTime(store, 5)
    const queriesOfARun = async () => {
      const queries: string[] = []
      const stop = beforeEachQuery(store.container, ({ sql }) => void queries.push(sql))
      const result = await runClock(store.container)
      stop()
      expect(result).toMatchObject({ recurring_charges: 0, charge_permissions: 0, checkout_sessions: 0 })
      return queries.filter((sql) => sql.includes("amazon_pay_"))
    }
    await settle(1, 10)
    const few = await queriesOfARun()
    await settle(11, 12_000)
    expect(few.length).toBeGreaterThan(0)
    expect(await callsOf(async () => expect(await queriesOfARun()).toEqual(few))).toEqual([])
  })
})
