import { MedusaError, Modules } from "@medusajs/framework/utils"
import { cancelRecurringChargeWorkflow } from "medusa-payment-amazon-pay/workflows"
import type { ChargePermissionId } from "../../src/amazon/ids"
import { Money } from "../../src/amazon/money"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { chargesAt } from "../support/books"
import { passTime } from "../support/clock"
import { Customer } from "../support/customer"
import { listen } from "../support/events"
import { askingNothing, charge, givenSubscription, periodsOf, renew, subscribeAs } from "../support/recurring"
import { beforeEachTry } from "../support/recurring-validate"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

const CHARGES = { method: "POST", pattern: "/charges$" } as const
const DAY = 24 * 60

/** Who may not, and what cannot be: each is named, and Amazon is not asked. */
describeStore("an agreement refuses", (store) => {
  const emulator = () => store.amazon.emulator
  const customer = (email: string) => Customer.register(store.url, store.seeded, email)
  const OWN = "customers/me/amazon-pay/charge-permissions"
  const pathOf = (id: string) => `amazon-pay/charge-permissions/${encodeURIComponent(id)}`
  const pass = (minutes: number) => passTime(store, minutes)
  // Other specs that run in the same Medusa ask the hook, too.
  beforeEach(() => beforeEachTry.reset())
  afterEach(() => {
    beforeEachTry.reset()
    store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0)
  })

  it("to be seen or closed by another customer, or by nobody", async () => {
    const owner = await customer("owner@example.com")
    const other = await customer("other@example.com")
    const { permissionId } = await subscribeAs(store, owner)
    await askingNothing(store, async () => {
      for (const id of [permissionId, "C03-0000000-0000000", "../../../admin"]) {
        const path = `${OWN}/${encodeURIComponent(id)}`
        expect(await other.ask("GET", path)).toMatchObject({ status: 404 })
        expect(await other.ask("POST", `${path}/close`)).toMatchObject({ status: 404 })
      }
      expect((await other.ask("GET", OWN)).body).toMatchObject({ charge_permissions: [] })
      const shopper = await store.shopper()
      expect(await shopper.ask("GET", `${OWN}/${permissionId}`)).toMatchObject({ status: 401 })
      expect(await shopper.ask("POST", `${OWN}/${permissionId}/close`)).toMatchObject({ status: 401 })
    })
    expect((await owner.ask("GET", `${OWN}/${permissionId}`)).body).toMatchObject({
      charge_permission: { state: "Chargeable" },
    })
  })

  it("to charge an order once more of which Amazon has taken all, and the last answer was lost", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    await store.admin.capture(orderId, 1000)
    emulator().faults.add({ ...CHARGES, kind: "drop-after", times: null })
    await store.admin.capture(orderId, 1500)
    emulator().faults.clear()
    const { body } = await charge(store, permissionId, { period: "2027-02", order_id: orderId })
    expect(body).toMatchObject({ code: "nothing_to_pay" })
    const taken = chargesAt(store).filter(({ statusDetails }) => statusDetails.state === "Captured")
    expect(taken.map(({ captureAmount }) => captureAmount?.amount)).toEqual(["1000", "1500"])
  })

  it("nothing to its own customer, who closes it once", async () => {
    const owner = await customer("owner@example.com")
    const { orderId, permissionId } = await subscribeAs(store, owner)
    await store.admin.capture(orderId)
    expect(await owner.ask("POST", `${OWN}/${permissionId}/close`)).toMatchObject({
      status: 200,
      body: { charge_permission: { state: "Closed" } },
    })
    await askingNothing(store, async () => {
      await owner.ask("POST", `${OWN}/${permissionId}/close`)
    })
  })

  it("a shopper at the admin's doors", async () => {
    const owner = await customer("owner@example.com")
    const { permissionId } = await subscribeAs(store, owner)
    const url = `${store.url}/admin/amazon-pay/charge-permissions/${permissionId}`
    const headers = { authorization: `Bearer ${owner.token}`, "content-type": "application/json" }
    const body = JSON.stringify({ period: "2", amount: 1, currency_code: "jpy" })
    await askingNothing(store, async () => {
      for (const door of ["charge", "close", "refresh"]) {
        expect((await fetch(`${url}/${door}`, { method: "POST", headers, body })).status).toBe(401)
      }
    })
  })

  it("the order of another customer, one that is canceled, and one that is paid", async () => {
    const owner = await customer("owner@example.com")
    const mine = await subscribeAs(store, owner)
    const theirs = await subscribeAs(store, await customer("other@example.com"))
    const canceled = await renew(store, mine.orderId)
    await store.admin.cancel(canceled)
    const paid = await renew(store, mine.orderId)
    await charge(store, mine.permissionId, { period: "paid", order_id: paid, capture: true })
    const cases = [
      ["another customer's", await renew(store, theirs.orderId), "order_of_another_customer"],
      ["canceled", canceled, "order_canceled"],
      ["paid", paid, "nothing_to_pay"],
    ] as const
    const charges = chargesAt(store).length
    await askingNothing(store, async () => {
      for (const [what, order_id, code] of cases) {
        const { status, body } = await charge(store, mine.permissionId, { period: "2", order_id })
        expect([what, status, body.code]).toEqual([what, 400, code])
      }
    })
    expect(chargesAt(store)).toHaveLength(charges)
  })

  it("a period that is charged already, at another price", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    const yen = (amount: number) => ({ amount, currency_code: "jpy" })
    await askingNothing(store, async () => {
      const differing = await charge(store, permissionId, { period: "2", order_id, ...yen(1) })
      expect([differing.status, differing.body.code]).toEqual([409, "amount_differs"])
    })
    expect(await charge(store, permissionId, { period: "2", order_id, ...yen(2500) })).toMatchObject({ status: 200 })
    await askingNothing(store, async () => {
      for (const other of [yen(1), yen(2501), { order_id, ...yen(1) }]) {
        const { status, body } = await charge(store, permissionId, { period: "2", ...other })
        expect([status, body.code]).toEqual([409, "period_charged_otherwise"])
      }
    })
  })

  it("a period that is charged already, for another payment collection", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const collection = async () =>
      (await store.container.resolve(Modules.PAYMENT).createPaymentCollections({ amount: 2500, currency_code: "jpy" }))
        .id
    const payment_collection_id = await collection()
    expect(await charge(store, permissionId, { period: "2", payment_collection_id })).toMatchObject({ status: 200 })
    const order_id = await renew(store, orderId)
    expect(await charge(store, permissionId, { period: "3", order_id })).toMatchObject({ status: 200 })
    const { body } = await store.admin.ask<{ order: { payment_collections: { id: string }[] } }>(
      "GET",
      `orders/${order_id}?fields=payment_collections.id`,
    )
    const ofOrder = { payment_collection_id: body.order.payment_collections[0]!.id }
    const other = { payment_collection_id: await collection() }
    await askingNothing(store, async () => {
      for (const [period, what, status, code] of [
        ["2", { payment_collection_id }, 200, undefined],
        ["2", other, 409, "period_charged_otherwise"],
        ["3", ofOrder, 200, undefined],
        ["3", other, 409, "period_charged_otherwise"],
      ] as const) {
        const answer = await charge(store, permissionId, { period, ...what })
        expect([period, what, answer.status, answer.body.code]).toEqual([period, what, status, code])
      }
    })
  })

  it("an amount that this permission allows in no month, though others do", async () => {
    const { permissionId } = await givenSubscription(store)
    const { ledger, clock } = store.container.resolve<AmazonPayModuleService>("amazonPay")
    const seen = await store.amazon.merchant.getChargePermission(permissionId as ChargePermissionId)
    await ledger.savePermission({ ...seen, amountLimit: Money.of(2000, "JPY") }, clock.now(), null)
    await askingNothing(store, async () => {
      const { status, body } = await charge(store, permissionId, { period: "2", amount: 2001, currency_code: "jpy" })
      expect([status, body.code]).toEqual([400, "over_recurring_limit"])
    })
  })

  it("to be charged once its customer is deleted", async () => {
    const owner = await customer("owner@example.com")
    const { orderId, permissionId } = await subscribeAs(store, owner)
    const order_id = await renew(store, orderId)
    await store.container.resolve(Modules.CUSTOMER).softDeleteCustomers([owner.id])
    await askingNothing(store, async () => {
      for (const what of [{ order_id }, { amount: 2500, currency_code: "jpy" }]) {
        const { status, body } = await charge(store, permissionId, { period: "2", ...what })
        expect([status, body.code]).toEqual([400, "customer_deleted"])
      }
    })
  })

  it("terms in words that Amazon would not take", async () => {
    const { permissionId } = await givenSubscription(store)
    const terms = { frequency: { unit: "Month", value: "1" }, amount: null }
    await askingNothing(store, async () => {
      for (const [body, code] of [
        [{ ...terms, frequency: { unit: "Month", value: 1 } }, "invalid_body"],
        [{ ...terms, frequency: { unit: "Month", value: "0" } }, "invalid_recurring_terms"],
        [{ ...terms, frequency: { unit: "Variable", value: "2" } }, "invalid_recurring_terms"],
        [{ ...terms, frequency: { unit: "Fortnight", value: "1" } }, "invalid_recurring_terms"],
        [{ ...terms, amount: { amount: "many", currency_code: "jpy" } }, "invalid_amount"],
        [{ ...terms, amount: { amount: "0.5", currency_code: "jpy" } }, "invalid_amount"],
        [{ ...terms, amount: { amount: 0, currency_code: "jpy" } }, "invalid_amount"],
        [{ ...terms, amount: { amount: 10, currency_code: "xxx" } }, "currency_unsupported"],
        [{ ...terms, amount: { amount: 10, currency_code: "usd" } }, "currency_unsupported"],
        [{ ...terms, amount: { amount: 100_001, currency_code: "jpy" } }, "over_recurring_limit"],
      ] as const) {
        const answer = await store.admin.ask<{ code?: string; message?: string }>("POST", pathOf(permissionId), body)
        expect([body, answer.status, answer.body.code]).toEqual([body, 400, code])
        expect(answer.body.message).toEqual(expect.any(String))
      }
    })
    const varying = { ...terms, frequency: { unit: "Variable", value: "0" } }
    expect(await store.admin.ask("POST", pathOf(permissionId), varying)).toMatchObject({
      status: 200,
      body: { charge_permission: varying },
    })
  })

  it("a reason that is none, to be closed for", async () => {
    const { permissionId } = await givenSubscription(store)
    await askingNothing(store, async () => {
      for (const reason of ["", "x".repeat(256), "退".repeat(86), "a\u0000"]) {
        const { status, body } = await store.admin.ask("POST", `${pathOf(permissionId)}/close`, { reason })
        expect([reason, status, body["code"]]).toEqual([reason, 400, "invalid_reason"])
      }
    })
  })

  describe("at each of the admin's doors", () => {
    const DOORS = [
      ["GET", ""],
      ["POST", "", { frequency: { unit: "Month", value: "1" }, amount: null }],
      ["POST", "/charge", { period: "2", amount: 700, currency_code: "jpy" }],
      ["POST", "/close", { reason: "退会" }],
      ["POST", "/refresh"],
    ] as const

    async function refuses(id: string, status: number, code: string) {
      await askingNothing(store, async () => {
        for (const [method, door, body] of DOORS) {
          const answer = await store.admin.ask<{ code?: string }>(method, pathOf(id) + door, body)
          expect([method, door, answer.status, answer.body.code]).toEqual([method, door, status, code])
        }
        const path = `${pathOf(id)}/cancel-charge`
        const withdrawn = await store.admin.ask<{ code?: string }>("POST", path, { period: "2" })
        expect([withdrawn.status, withdrawn.body.code]).toEqual([404, "period_not_found"])
      })
    }

    it("a Charge Permission that is for one order only", async () => {
      await (await store.shopper()).buy()
      const [permission] = emulator().objects("chargePermissions") as { chargePermissionId: string }[]
      await refuses(permission!.chargePermissionId, 400, "not_recurring")
    })

    it.each([
      ["an id of nothing", "C03-0000000-0000000"],
      ["a path", "../orders"],
      ["a text with a NUL in it", "a\u0000b"],
      ["a long one", "x".repeat(2000)],
    ])("what is no Charge Permission of this shop: %s", async (_, id) => {
      await refuses(id, 404, "charge_permission_not_found")
    })
  })

  it("texts that no database takes, by name", async () => {
    const { permissionId } = await givenSubscription(store)
    const cases = [
      ["POST", `${pathOf(permissionId)}/charge`, { period: "2", order_id: "a\u0000" }, 400, "invalid_body"],
      ["POST", `${pathOf(permissionId)}/charge`, { period: "2", payment_collection_id: "\u0000" }, 400, "invalid_body"],
      ["POST", `${pathOf(permissionId)}/cancel-charge`, { period: "a\u0000" }, 404, "period_not_found"],
      ["GET", "amazon-pay/charge-permissions?customer_id=%00", undefined, 400, "invalid_query"],
      ["GET", "amazon-pay/charge-permissions?limit=0", undefined, 400, "invalid_query"],
      ["GET", "amazon-pay/charge-permissions?offset=-1", undefined, 400, "invalid_query"],
    ] as const
    await askingNothing(store, async () => {
      for (const [method, path, body, status, code] of cases) {
        const answer = await store.admin.ask<{ code?: string }>(method, path, body)
        expect([path, answer.status, answer.body.code]).toEqual([path, status, code])
      }
    })
  })

  describe("by the store's own hook, which is asked before each try,", () => {
    const createCharges = () =>
      emulator()
        .requests.list()
        .filter(({ operation }) => operation === "createCharge").length

    function refuse() {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "The subscription is paused.", "subscription_paused")
    }

    it("what it does not want charged, with its words, and nothing else", async () => {
      const { orderId, permissionId } = await givenSubscription(store)
      const body = { period: "2", order_id: await renew(store, orderId) }
      beforeEachTry.validate = refuse
      await askingNothing(store, async () => {
        const refused = await charge(store, permissionId, body)
        expect(refused).toMatchObject({
          status: 400,
          body: { code: "subscription_paused", message: "The subscription is paused." },
        })
      })
      expect(await periodsOf(store, permissionId)).toEqual([])
      beforeEachTry.reset()
      expect(await charge(store, permissionId, body)).toMatchObject({
        status: 200,
        body: { recurring_charge: { outcome: "charged" } },
      })
      expect(beforeEachTry.asked).toEqual([{ charge_permission_id: permissionId, ...body }])
    })

    it.each([
      [{}, 200, "already_charged"],
      [{ pending: true }, 202, "pending"],
    ])("nothing of a period that Amazon is not asked about any more (%j)", async (how, status, outcome) => {
      const { orderId, permissionId } = await givenSubscription(store)
      const body = { period: "2", order_id: await renew(store, orderId), ...how }
      await charge(store, permissionId, body)
      beforeEachTry.validate = refuse
      const before = createCharges()
      expect(await charge(store, permissionId, body)).toMatchObject({ status, body: { recurring_charge: { outcome } } })
      expect(beforeEachTry.asked).toHaveLength(1)
      expect(createCharges()).toBe(before)
    })

    it("a period whose charge was given up, before it is charged anew", async () => {
      const { permissionId } = await givenSubscription(store)
      const body = { period: "2", amount: 700, currency_code: "jpy", capture: false }
      const first = await charge(store, permissionId, body)
      await store.container.resolve(Modules.PAYMENT).cancelPayment(first.body.recurring_charge.payment_id!)
      beforeEachTry.validate = refuse
      const before = createCharges()
      expect(await charge(store, permissionId, body)).toMatchObject({
        status: 400,
        body: { code: "subscription_paused" },
      })
      expect(createCharges()).toBe(before)
    })

    it("a try that the clock would make: the period is given up, and that is told", async () => {
      const { orderId, permissionId } = await givenSubscription(store)
      const order_id = await renew(store, orderId)
      const givenUp = listen(store.container, "amazon-pay.recurring_given_up")
      emulator().faults.add({ ...CHARGES, kind: "simulate", code: "SoftDeclined", times: 1 })
      await charge(store, permissionId, { period: "2", order_id, retry: true })
      expect(beforeEachTry.asked).toHaveLength(1)
      beforeEachTry.validate = refuse
      const before = createCharges()
      await pass(2 * DAY)
      expect(beforeEachTry.asked.at(-1)).toMatchObject({ period: "2", order_id, is_retry: true })
      expect(await periodsOf(store, permissionId)).toMatchObject([
        { outcome: "gave_up", reason_code: "subscription_paused", attempts: 1, retry_at: null },
      ])
      expect((await givenUp.next()).data).toMatchObject({ period: "2", reason_code: "subscription_paused" })
      expect((await notices(store.container)).join()).toContain("subscription_paused")
      // Nothing comes of it later on.
      beforeEachTry.reset()
      await pass(5 * DAY)
      expect(beforeEachTry.asked).toEqual([])
      expect(createCharges()).toBe(before)
      expect(givenUp.heard).toHaveLength(1)
    })

    it("nothing for good where it fails: it is asked again, and then the period is charged", async () => {
      const { orderId, permissionId } = await givenSubscription(store)
      const order_id = await renew(store, orderId)
      emulator().faults.add({ ...CHARGES, kind: "simulate", code: "SoftDeclined", times: 1 })
      await charge(store, permissionId, { period: "2", order_id, retry: true })
      beforeEachTry.validate = () => {
        throw new Error("The store's database is away.")
      }
      const before = createCharges()
      await pass(2 * DAY)
      expect(createCharges()).toBe(before)
      expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "retry_later", attempts: 1 }])
      beforeEachTry.reset()
      await pass(6)
      expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "charged", order_id }])
      expect(createCharges()).toBe(before + 1)
    })

    it.each([
      ["and lets go on", () => undefined],
      ["and refuses, too", refuse],
    ])("a try of what it withdraws itself (%s)", async (_, afterwards) => {
      const { orderId, permissionId } = await givenSubscription(store)
      const order_id = await renew(store, orderId)
      emulator().faults.add({ ...CHARGES, kind: "simulate", code: "SoftDeclined", times: 1 })
      await charge(store, permissionId, { period: "2", order_id, retry: true })
      beforeEachTry.validate = async ({ charge_permission_id, period }, container) => {
        await cancelRecurringChargeWorkflow(container).run({ input: { charge_permission_id, period } })
        afterwards()
      }
      const before = createCharges()
      await pass(2 * DAY)
      expect(beforeEachTry.asked).toHaveLength(2)
      expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "canceled", retry_at: null }])
      expect(createCharges()).toBe(before)
    })
  })
})
