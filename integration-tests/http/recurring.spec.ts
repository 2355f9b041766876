import { isUnpaid, type OrderWithPayments } from "../../admin/entry/has-amazon-pay"
import type { ChargePermissionId } from "../../src/amazon/ids"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { yen } from "../../src/amazon/test/sandbox"
import { MERCHANT } from "../support/account"
import { booksOfAmazon, booksOfMedusa, chargesAt, heldAtAmazon } from "../support/books"
import { passTime } from "../support/clock"
import { listen } from "../support/events"
import { charge, renew, givenSubscription, subscribe } from "../support/recurring"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

const CHARGES = { method: "POST", pattern: "/charges$" } as const
const DAY = 24 * 60

describeStore("an agreement", (store) => {
  const emulator = () => store.amazon.emulator
  const ipn = () => emulator().ipn.add({ url: `${store.url}/amazon-pay/ipn`, merchantId: MERCHANT.merchantId })
  const calls = () => emulator().requests.list().length
  const chargesOf = (permissionId: string) =>
    chargesAt(store).filter(({ chargePermissionId }) => chargePermissionId === permissionId)
  const view = async (id: string) =>
    (
      await store.admin.ask<{ charge_permission: Record<string, unknown> }>(
        "GET",
        `amazon-pay/charge-permissions/${id}`,
      )
    ).body.charge_permission
  const chargeByHand = (permissionId: string) => {
    const chargePermissionId = permissionId as ChargePermissionId
    const request = { chargePermissionId, captureNow: true, canHandlePendingAuthorization: false }
    return store.amazon.merchant.createCharge({ ...request, chargeAmount: yen(700) }, "by-hand")
  }
  const pass = (minutes: number) => passTime(store, minutes)
  afterEach(() => {
    store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0)
  })

  it("comes with the first order, and is charged for the next with one call", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    expect(await view(permissionId)).toMatchObject({
      type: "Recurring",
      state: "Chargeable",
      frequency: { unit: "Month", value: "1" },
      order_id: orderId,
      orders: [orderId],
    })
    const order_id = await renew(store, orderId)
    const before = calls()
    const { status, body } = await charge(store, permissionId, { period: "sub_1/2027-01", order_id })
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        recurring_charge: { period: "sub_1/2027-01", outcome: "charged", amount: "2500", order_id, attempts: 0 },
      },
    })
    expect(
      emulator()
        .requests.list()
        .slice(before)
        .map(({ path }) => path),
    ).toEqual([expect.stringMatching(/\/charges$/)])
    const { payment_status } = await store.admin.order(order_id)
    expect(payment_status).toBe("authorized")
    expect(chargesOf(permissionId).at(-1)).toMatchObject({
      chargeInitiator: "MITR",
      channel: "Web",
      merchantMetadata: { merchantReferenceId: expect.any(String) },
    })
    expect(await store.admin.capture(order_id)).toMatchObject({ status: 200 })
    expect(await store.admin.refund(order_id, 500)).toMatchObject({ status: 200 })
    expect(await booksOfMedusa(store, order_id)).toEqual({ captured: 2500, refunded: 500, order: 2000 })
  })

  it("is charged once for a period, however often it is asked for", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => charge(store, permissionId, { period: "2027-01", order_id })),
    )
    expect(chargesOf(permissionId)).toHaveLength(2)
    for (const { status, body } of answers) {
      if (status === 200) expect(["charged", "already_charged"]).toContain(body.recurring_charge.outcome)
      else expect({ status, code: body.code }).toEqual({ status: 409, code: "period_in_progress" })
    }
    const before = calls()
    const again = await charge(store, permissionId, { period: "2027-01", order_id })
    expect(again).toMatchObject({ status: 200, body: { recurring_charge: { outcome: "already_charged" } } })
    expect(calls()).toBe(before)
    const other = await renew(store, orderId)
    expect(await charge(store, permissionId, { period: "2027-01", order_id: other })).toMatchObject({
      status: 409,
      body: { code: "period_charged_otherwise" },
    })
  })

  it("is tried again on the days of the options after a soft decline, and given up after the last", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    const givenUp = listen(store.container, "amazon-pay.recurring_given_up")
    emulator().faults.add({ ...CHARGES, kind: "simulate", code: "SoftDeclined", times: 4 })
    const first = await charge(store, permissionId, { period: "2027-01", order_id, retry: true })
    expect(first).toMatchObject({
      status: 422,
      body: {
        code: "retry_later",
        recurring_charge: { outcome: "retry_later", reason_code: "SoftDeclined", attempts: 1 },
      },
    })
    for (const attempts of [2, 3]) {
      await pass(2 * DAY + 10)
      expect(await view(permissionId)).toMatchObject({ recurring_charges: [{ outcome: "retry_later", attempts }] })
    }
    await pass(2 * DAY)
    expect(await view(permissionId)).toMatchObject({ recurring_charges: [{ outcome: "gave_up", attempts: 4 }] })
    expect((await givenUp.next()).data).toMatchObject({ period: "2027-01", order_id })
    // A caller may still ask: that is a new request.
    expect(await charge(store, permissionId, { period: "2027-01", order_id })).toMatchObject({ status: 200 })
    expect(heldAtAmazon(store)).toEqual([2500])
  })

  it.each([
    ["with its notification", true],
    ["although no notification comes", false],
  ] as const)("waits for the buyer's payment method, and is charged once it is mended, %s", async (_, isHeard) => {
    const { orderId, permissionId } = await subscribe(store)
    if (isHeard) ipn()
    const order_id = await renew(store, orderId)
    const mended = listen(store.container, "amazon-pay.payment_method_mended")
    emulator().faults.add({ ...CHARGES, kind: "simulate", code: "HardDeclined" })
    const first = await charge(store, permissionId, { period: "2027-01", order_id, retry: true })
    expect(first).toMatchObject({
      status: 422,
      body: { code: "payment_method_needed", recurring_charge: { outcome: "payment_method_needed" } },
    })
    expect(first.body.recurring_charge.buyer_update_url).toContain(permissionId)
    await emulator().ipn.idle()
    const before = calls()
    expect(await charge(store, permissionId, { period: "2027-01", order_id, retry: true })).toMatchObject({
      status: 422,
    })
    expect(calls()).toBe(before)
    emulator().buyer.mend({ chargePermissionId: permissionId, payment: "1111" })
    await pass(isHeard ? 1 : 61)
    expect((await mended.next()).data).toMatchObject({ charge_permission_id: permissionId })
    expect(await view(permissionId)).toMatchObject({ recurring_charges: [{ outcome: "charged", order_id }] })
    expect(heldAtAmazon(store)).toEqual([2500, 2500])
  })

  it.each(["drop-after", "drop-before"] as const)("is charged once although no answer came (%s)", async (kind) => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    emulator().faults.add({ ...CHARGES, kind, times: 3 })
    expect(await charge(store, permissionId, { period: "2027-01", order_id })).toMatchObject({
      status: 503,
      body: { code: "unknown" },
    })
    await pass(5)
    await pass(5)
    expect(await view(permissionId)).toMatchObject({ recurring_charges: [{ outcome: "charged", order_id }] })
    expect(heldAtAmazon(store)).toEqual([2500, 2500])
    expect((await store.admin.order(order_id)).payment_status).toBe("authorized")
  })

  it("is not charged beyond the month's limit, and Amazon is not asked", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const first = await renew(store, orderId, 90_000)
    expect(await charge(store, permissionId, { period: "a", order_id: first })).toMatchObject({ status: 200 })
    const second = await renew(store, orderId, 20_000)
    const before = calls()
    const { status, body } = await charge(store, permissionId, { period: "b", order_id: second })
    expect({ status, code: body.code }).toEqual({ status: 422, code: "over_cap" })
    expect(new Date(body.recurring_charge.available_at!).getTime()).toBeGreaterThan(Date.now())
    const { permissions } = await store.container
      .resolve<AmazonPayModuleService>("amazonPay")
      .ledger.ofPermission(permissionId)
    expect(permissions[0]?.state).toBe("Chargeable")
    expect(calls()).toBe(before)
  })

  it("outlives an order of its that is canceled", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    ipn()
    const second = await renew(store, orderId)
    expect(await charge(store, permissionId, { period: "2", order_id: second })).toMatchObject({ status: 200 })
    expect(await store.admin.cancel(second)).toMatchObject({ status: 200 })
    expect(await store.admin.cancel(orderId)).toMatchObject({ status: 200 })
    await pass(10)
    expect(heldAtAmazon(store)).toEqual([])
    expect(await view(permissionId)).toMatchObject({ state: "Chargeable" })
    const third = await renew(store, orderId)
    expect(await charge(store, permissionId, { period: "3", order_id: third })).toMatchObject({ status: 200 })
  })

  it("is told on its orders' panels, and on that of one that Amazon declined", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    expect(await store.admin.panel(orderId)).toMatchObject({
      payments: [
        {
          charge_permission: {
            id: permissionId,
            amount_limit: "100000",
            amount_balance: "97500",
            agreement: { type: "Recurring", frequency: { unit: "Month", value: "1" }, amount: "2000", closed_by: null },
          },
        },
      ],
      recurring_charges: [],
    })
    const order_id = await renew(store, orderId)
    emulator().faults.add({ ...CHARGES, kind: "simulate", code: "HardDeclined", times: 1 })
    await charge(store, permissionId, { period: "2027-01", order_id })
    // The dashboard's fields: there is nothing by which it could tell a renewal from another unpaid order.
    const fields = "*payment_collections,*payment_collections.payments,*payment_collections.payment_sessions"
    const { body } = await store.admin.ask<{ order: OrderWithPayments }>("GET", `orders/${order_id}?fields=${fields}`)
    expect(isUnpaid(body.order)).toBe(true)
    const buyer_update_url = expect.stringContaining(`/ba/${permissionId}`)
    const period = { charge_permission_id: permissionId, period: "2027-01", amount: "2500", currency_code: "JPY" }
    expect(await store.admin.panel(order_id)).toMatchObject({
      payments: [],
      recurring_charges: [{ ...period, outcome: "payment_method_needed", retry_at: null, buyer_update_url }],
    })
    const [payment] = (await store.admin.panel(orderId)).payments
    expect(payment).toMatchObject({ charge_permission: { state: "NonChargeable", agreement: { buyer_update_url } } })
    await store.admin.ask("POST", `amazon-pay/charge-permissions/${permissionId}/close`, {
      reason: "退会",
      cancel_pending: true,
    })
    const [ended] = (await store.admin.panel(orderId)).payments
    expect(ended).toMatchObject({ charge_permission: { state: "Closed", agreement: { closed_by: "merchant" } } })
  })

  it("that the buyer has closed at Amazon is known, told once, and charged no more", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const closed = listen(store.container, "amazon-pay.charge_permission_closed")
    ipn()
    emulator().chargePermissions.close({
      chargePermissionId: permissionId,
      reasonCode: "BuyerClosed",
    })
    await emulator().ipn.idle()
    expect((await closed.next()).data).toMatchObject({ charge_permission_id: permissionId, closed_by: "buyer" })
    const order_id = await renew(store, orderId)
    const before = calls()
    const { status, body } = await charge(store, permissionId, { period: "2", order_id })
    expect({ status, code: body.code }).toEqual({ status: 422, code: "closed" })
    expect(calls()).toBe(before)
    await pass(60)
    expect(closed.heard).toHaveLength(1)
  })

  it.each([
    ["SoftDeclined", "retry_later"],
    ["HardDeclined", "payment_method_needed"],
  ])("that the buyer closes ends what waits for it (%s)", async (code, outcome) => {
    const { orderId, permissionId } = await givenSubscription(store)
    const closed = listen(store.container, "amazon-pay.charge_permission_closed")
    ipn()
    const order_id = await renew(store, orderId)
    emulator().faults.add({ ...CHARGES, kind: "simulate", code, times: 1 })
    await charge(store, permissionId, { period: "2", order_id, retry: true })
    expect(await view(permissionId)).toMatchObject({ recurring_charges: [{ outcome }] })
    emulator().chargePermissions.close({ chargePermissionId: permissionId, reasonCode: "BuyerClosed" })
    await emulator().ipn.idle()
    const ended = { reason_code: "BuyerClosed", closed_by: "buyer", retry_at: null, buyer_update_url: null }
    expect(await view(permissionId)).toMatchObject({
      recurring_charges: [{ outcome: "closed", ...ended }],
    })
    await pass(6 * DAY)
    expect(closed.heard).toHaveLength(1)
  })

  it("is closed by the shop, once", async () => {
    const { permissionId } = await givenSubscription(store)
    const closed = listen(store.container, "amazon-pay.charge_permission_closed")
    const path = `amazon-pay/charge-permissions/${permissionId}/close`
    expect(await store.admin.ask("POST", path, { reason: "退会", cancel_pending: true })).toMatchObject({
      status: 200,
      body: { charge_permission: { state: "Closed", closed_by: "merchant" } },
    })
    expect((await closed.next()).data).toMatchObject({ closed_by: "merchant" })
    expect(await notices(store.container)).toEqual([])
    expect(await store.admin.ask("POST", path, { reason: "退会" })).toMatchObject({ status: 200 })
    expect(closed.heard).toHaveLength(1)
  })

  it("tells of a charge that the shop did not make, and books it to no order", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    ipn()
    const foreign = listen(store.container, "amazon-pay.foreign_charge")
    await chargeByHand(permissionId)
    await emulator().ipn.idle()
    expect((await foreign.next()).data).toMatchObject({ charge_permission_id: permissionId, amount: "700" })
    await pass(60)
    expect(foreign.heard).toHaveLength(1)
    expect((await notices(store.container)).join()).toContain("700")
    expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 0, refunded: 0, order: 0 })
    expect(booksOfAmazon(store)).toMatchObject({ captured: 700 })
  })

  it("tells of a charge that the shop did not make, though its notification comes while an answer is missing", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    ipn()
    const order_id = await renew(store, orderId)
    const foreign = listen(store.container, "amazon-pay.foreign_charge")
    emulator().faults.add({ ...CHARGES, kind: "drop-after", times: 3 })
    expect(await charge(store, permissionId, { period: "2", order_id })).toMatchObject({ status: 503 })
    await chargeByHand(permissionId)
    await emulator().ipn.idle()
    await pass(5)
    await pass(60)
    expect(foreign.heard).toMatchObject([{ data: { charge_permission_id: permissionId, amount: "700" } }])
    expect(await view(permissionId)).toMatchObject({ recurring_charges: [{ outcome: "charged", order_id }] })
  })

  it.each([
    ["InvalidAccountStatus", 403],
    ["UnauthorizedAccess", 401],
    ["ChargeInProgress", 422],
    // The server's clock is wrong.
    ["InvalidHeaderValue", 400],
  ])("tells once of what keeps it from being charged and is no decline: %s", async (reasonCode, status) => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    const delayed = listen(store.container, "amazon-pay.recurring_delayed")
    emulator().faults.add({ ...CHARGES, kind: "status", status, body: { reasonCode, message: "Not now." }, times: 3 })
    const first = await charge(store, permissionId, { period: "2", order_id, retry: true })
    const recurring_charge = { outcome: "retry_later", reason_code: reasonCode, attempts: 0 }
    expect(first).toMatchObject({ status: 422, body: { recurring_charge } })
    await pass(61)
    await pass(61)
    const { retry_at } = first.body.recurring_charge
    expect(delayed.heard).toMatchObject([{ data: { period: "2", order_id, reason_code: reasonCode, retry_at } }])
    expect((await notices(store.container)).filter((text) => text.includes(reasonCode))).toHaveLength(1)
    await pass(61)
    expect(await view(permissionId)).toMatchObject({ recurring_charges: [{ outcome: "charged", order_id }] })
  })

  it("may be decided later: a pending charge becomes the order's payment", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    ipn()
    const order_id = await renew(store, orderId)
    const { status, body } = await charge(store, permissionId, { period: "2", order_id, pending: true })
    expect({ status, outcome: body.recurring_charge.outcome }).toEqual({ status: 202, outcome: "pending" })
    await pass(5)
    await pass(5)
    expect(await view(permissionId)).toMatchObject({ recurring_charges: [{ outcome: "charged" }] })
    expect((await store.admin.order(order_id)).payment_status).toBe("authorized")
  })

  it("charges an amount, and a collection whose order never came is told of", async () => {
    const { permissionId } = await givenSubscription(store)
    const without = listen(store.container, "amazon-pay.charge_without_order")
    const body = { period: "use/1", amount: 700, currency_code: "jpy", capture: true }
    const answer = await charge(store, permissionId, body)
    expect(answer).toMatchObject({ status: 200, body: { recurring_charge: { outcome: "charged", amount: "700" } } })
    expect(answer.body.recurring_charge.payment_id).toMatch(/^pay_/)
    expect(booksOfAmazon(store)).toMatchObject({ captured: 700 })
    await pass(31)
    expect((await without.next()).data).toMatchObject({ period: "use/1", amount: "700" })
  })

  const BAD: [string, object, number, string][] = [
    ["an empty period", { period: "" }, 400, "invalid_period"],
    ["a period of 65 characters", { period: "x".repeat(65) }, 400, "invalid_period"],
    ["a period with a control character", { period: "a\u0007" }, 400, "invalid_period"],
    ["an amount of 0", { amount: 0, currency_code: "jpy" }, 400, "invalid_amount"],
    ["a negative amount", { amount: -5, currency_code: "jpy" }, 400, "invalid_amount"],
    ["half a yen", { amount: 0.5, currency_code: "jpy" }, 400, "invalid_amount"],
    ["a foreign currency", { amount: 10, currency_code: "usd" }, 400, "currency_unsupported"],
    ["a currency that is none", { amount: 10, currency_code: "xxx" }, 400, "currency_unsupported"],
    ["more than a month may be charged", { amount: 100_001, currency_code: "jpy" }, 400, "over_recurring_limit"],
    ["nothing to charge for", {}, 400, "invalid_request"],
    ["an order that is unknown", { order_id: "order_unknown" }, 404, "order_not_found"],
    ["a collection that is unknown", { payment_collection_id: "pay_col_x" }, 404, "payment_collection_not_found"],
  ]

  it("refuses what is no request, by name, and asks Amazon nothing", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const cases = [...BAD, ["an order that is authorized", { order_id: orderId }, 400, "already_authorized"] as const]
    const before = calls()
    for (const [what, body, status, code] of cases) {
      const answer = await charge(store, permissionId, { period: "2", ...body })
      expect([what, answer.status, answer.body.code]).toEqual([what, status, code])
      expect(answer.body.message).toEqual(expect.any(String))
    }
    const unknown = await charge(store, "S03-0000000-0000000", { period: "2", amount: 1, currency_code: "jpy" })
    expect([unknown.status, unknown.body.code]).toEqual([404, "charge_permission_not_found"])
    expect(calls()).toBe(before)
  })

  it("is no one-time permission", async () => {
    await (await store.shopper()).buy()
    const [permission] = emulator().objects("chargePermissions") as { chargePermissionId: string }[]
    const answer = await charge(store, permission!.chargePermissionId, { period: "2", amount: 1, currency_code: "jpy" })
    expect([answer.status, answer.body.code]).toEqual([400, "not_recurring"])
  })
})
