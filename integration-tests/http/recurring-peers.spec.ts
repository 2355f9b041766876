import type { ChargePermissionId } from "../../src/amazon/ids"
import { yen } from "../../src/amazon/test/sandbox"
import { Money } from "../../src/amazon/money"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { MERCHANT } from "../support/account"
import { chargesAt, heldAtAmazon } from "../support/books"
import { passTime } from "../support/clock"
import { Customer } from "../support/customer"
import { listen } from "../support/events"
import { TOTALS } from "../support/free-cart"
import { charge, renew, givenSubscription, subscribe, subscribeAs, type Subscribed } from "../support/recurring"
import { MONTHLY, recurringTerms } from "../support/recurring-terms"
import { orderOf } from "../support/shopper"
import { describeStore } from "../support/store"

const CHARGES = { method: "POST", pattern: "/charges$" } as const

/** What users of other shops' recurring payments have complained of, by their public issues. */
describeStore("a subscriber is not", (store) => {
  const emulator = () => store.amazon.emulator
  const module = () => store.container.resolve<AmazonPayModuleService>("amazonPay")
  const chargesOf = ({ permissionId }: Subscribed) =>
    chargesAt(store).filter(({ chargePermissionId }) => chargePermissionId === permissionId)
  const close = ({ permissionId }: Subscribed) =>
    store.admin.ask("POST", `amazon-pay/charge-permissions/${permissionId}/close`, {
      reason: "Ended",
      cancel_pending: true,
    })

  afterEach(() => {
    recurringTerms.answer = undefined
    module().clock.setOffset(0)
  })

  const pass = (minutes: number) => passTime(store, minutes)

  it("charged for a renewal of another subscriber's, whose order both were charged for (woocommerce-gateway-stripe#2509)", async () => {
    const [one, other] = await Promise.all(
      ["one@example.com", "other@example.com"].map(async (email) =>
        subscribeAs(store, await Customer.register(store.url, store.seeded, email)),
      ),
    )
    const order_id = await renew(store, one!.orderId)
    const [own, foreign] = await Promise.all(
      [one!, other!].map(({ permissionId }) => charge(store, permissionId, { period: "2", order_id })),
    )
    expect(own).toMatchObject({ status: 200, body: { recurring_charge: { outcome: "charged", order_id } } })
    expect([foreign!.status, foreign!.body.code]).toEqual([400, "order_of_another_customer"])
    expect([chargesOf(one!).length, chargesOf(other!).length]).toEqual([2, 1])
  })

  it("charged twice for one order, by two jobs at once on two agreements (woocommerce-gateway-stripe#4003)", async () => {
    const [one, other] = [await subscribe(store), await subscribe(store)]
    const order_id = await renew(store, one.orderId)
    const jobs = [one, other].map(({ permissionId }) => charge(store, permissionId, { period: "2", order_id }))
    const statuses = (await Promise.all(jobs)).map(({ status }) => status)
    expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 400])
    // Neither was made to be given back.
    expect(chargesAt(store)).toHaveLength(3)
    await pass(5)
    await pass(60)
    // Beside those of the first orders.
    expect(heldAtAmazon(store)).toEqual([2500, 2500, 2500])
    expect((await store.admin.order(order_id)).payment_status).toBe("authorized")
  })

  it("charged twice, by pressing the button that orders two times (habitica#8708)", async () => {
    recurringTerms.answer = MONTHLY
    const shopper = await store.shopper()
    const id = await shopper.comeToReview()
    await Promise.all([shopper.confirm(id), shopper.confirm(id)])
    const result = await shopper.approve(id)
    const pages = await Promise.all([shopper.visit(result), shopper.visit(result)])
    const orders = [...pages, await shopper.visit(result)].map(orderOf)
    expect(new Set(orders).size).toBe(1)
    expect(orders[0]).toMatch(/^order_/)
    expect(emulator().objects("chargePermissions")).toHaveLength(1)
    expect(heldAtAmazon(store)).toEqual([2500])
  })

  it("charged twice, by two jobs at once, one of which got no answer (woocommerce-gateway-stripe#2474)", async () => {
    const subscribed = await givenSubscription(store)
    const order_id = await renew(store, subscribed.orderId)
    emulator().faults.add({ ...CHARGES, kind: "drop-after", times: 3 })
    const job = () => charge(store, subscribed.permissionId, { period: "2", order_id, retry: true })
    await Promise.all([job(), job()])
    await pass(5)
    await job()
    expect(chargesOf(subscribed)).toHaveLength(2)
    expect((await store.admin.order(order_id)).payment_status).toBe("authorized")
  })

  /** What a process leaves that ends before it asks Amazon. @returns the order that it was to charge */
  async function leaveUnasked(subscribed: Subscribed, { retry }: { retry: boolean }): Promise<string> {
    const order_id = await renew(store, subscribed.orderId)
    const { body } = await store.admin.ask<{ order: { payment_collections: { id: string }[] } }>(
      "GET",
      `orders/${order_id}?fields=payment_collections.id`,
    )
    await module().ledger.recurringCharges.reserve({
      charge_permission_id: subscribed.permissionId as ChargePermissionId,
      period: "2",
      provider_id: "pp_amazon-pay_jp",
      amount: Money.of(2500, "JPY"),
      order_id,
      payment_collection_id: body.order.payment_collections[0]?.id ?? "pay_col_none",
      capture: null,
      pending: false,
      retry,
      asked_at: new Date(),
      next_look_at: new Date(),
      month_start: new Date(),
    })
    return order_id
  }

  it("forgotten, when the process ends before Amazon is asked (wp-pay-core#188)", async () => {
    const order_id = await leaveUnasked(await givenSubscription(store), { retry: true })
    await pass(2)
    expect(heldAtAmazon(store)).toEqual([2500, 2500])
    expect((await store.admin.order(order_id)).payment_status).toBe("authorized")
  })

  it("forgotten, when the process ends before Amazon is asked, and nothing is tried again by itself (wp-pay-core#188)", async () => {
    const subscribed = await givenSubscription(store)
    const delayed = listen(store.container, "amazon-pay.recurring_delayed")
    const order_id = await leaveUnasked(subscribed, { retry: false })
    await pass(2)
    await pass(60)
    expect(delayed.heard).toMatchObject([{ data: { period: "2", order_id, reason_code: null, retry_at: null } }])
    expect(chargesOf(subscribed)).toHaveLength(1)
  })

  it("left without a subscription, when another one is ended (WooCommerce Amazon Pay: one permission for all)", async () => {
    const one = await givenSubscription(store)
    const other = await subscribe(store)
    expect(one.permissionId).not.toBe(other.permissionId)
    expect(await close(one)).toMatchObject({ status: 200 })
    const order_id = await renew(store, other.orderId)
    expect(await charge(store, other.permissionId, { period: "2", order_id })).toMatchObject({ status: 200 })
  })

  it("without a payment method at the first renewal after a free trial (woocommerce-gateway-amazon-payments-advanced#283)", async () => {
    recurringTerms.answer = { ...MONTHLY, trial: true }
    const shopper = await store.shopper()
    await TOTALS[1]!.happen(store, shopper)
    const id = await shopper.comeToReview()
    const orderId = orderOf(await shopper.visit(await shopper.approve(id))) ?? ""
    const [permission] = emulator().objects("chargePermissions") as { chargePermissionId: string }[]
    expect(heldAtAmazon(store)).toEqual([])
    const order_id = await renew(store, orderId, 2000)
    const renewal = await charge(store, permission!.chargePermissionId, { period: "2", order_id })
    expect(renewal).toMatchObject({ status: 200, body: { recurring_charge: { outcome: "charged", amount: "2000" } } })
    const { display_id } = await store.admin.order(order_id)
    expect(chargesAt(store)).toMatchObject([{ merchantMetadata: { merchantReferenceId: String(display_id) } }])
  })

  it("active in the shop, when the permission is closed at Amazon (woocommerce-paypal-payments#493)", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const closed = listen(store.container, "amazon-pay.charge_permission_closed")
    // No notification comes: the next charge notices it.
    emulator().chargePermissions.close({ chargePermissionId: permissionId, reasonCode: "BuyerClosed" })
    const order_id = await renew(store, orderId)
    const { status, body } = await charge(store, permissionId, { period: "2", order_id, retry: true })
    expect({ status, code: body.code }).toEqual({ status: 422, code: "closed" })
    expect((await closed.next()).data).toMatchObject({ charge_permission_id: permissionId, closed_by: "buyer" })
    const before = emulator().requests.list().length
    await pass(60 * 24 * 3)
    const asked = emulator().requests.list().slice(before)
    expect(asked.filter(({ operation }) => operation === "createCharge")).toEqual([])
  })

  it("left unpaid after mending the payment method (ubuntu.com#9639)", async () => {
    const subscribed = await givenSubscription(store)
    emulator().ipn.add({ url: `${store.url}/amazon-pay/ipn`, merchantId: MERCHANT.merchantId })
    emulator().faults.add({ ...CHARGES, kind: "simulate", code: "HardDeclined" })
    for (const period of ["2", "3"]) {
      const order_id = await renew(store, subscribed.orderId)
      await charge(store, subscribed.permissionId, { period, order_id, retry: true })
    }
    emulator().buyer.mend({ chargePermissionId: subscribed.permissionId, payment: "1111" })
    await pass(1)
    const periods = await module().ledger.recurringCharges.ofPermission(subscribed.permissionId)
    expect(periods.map(({ period, outcome }) => [period, outcome])).toEqual([
      ["2", "charged"],
      ["3", "charged"],
    ])
  })

  it("charged for the newest month first, when no notification says that the payment method is mended", async () => {
    const subscribed = await givenSubscription(store)
    emulator().faults.add({ ...CHARGES, kind: "simulate", code: "HardDeclined", times: 1 })
    const ask = async (period: string, price: number) => {
      const order_id = await renew(store, subscribed.orderId, price)
      await charge(store, subscribed.permissionId, { period, order_id, retry: true })
    }
    await ask("2", 2600)
    // The next look at it is in six hours, that at the other one in an hour.
    await pass(61)
    await ask("3", 2700)
    emulator().buyer.mend({ chargePermissionId: subscribed.permissionId, payment: "1111" })
    await pass(61)
    await pass(1)
    expect(chargesOf(subscribed).map(({ chargeAmount }) => chargeAmount?.amount)).toEqual(["2500", "2600", "2700"])
  })

  it("a stack trace, when Amazon's monthly limit is reached (amazon-payments-magento-plugin#113)", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    // What the shop does not know of counts too.
    const request = {
      chargePermissionId: permissionId as ChargePermissionId,
      chargeAmount: yen(90_000),
      captureNow: true,
      canHandlePendingAuthorization: false,
    }
    await store.amazon.merchant.createCharge(request, "by-hand")
    const order_id = await renew(store, orderId, 20_000)
    const { status, body } = await charge(store, permissionId, { period: "2", order_id })
    expect({ status, code: body.code }).toEqual({ status: 422, code: "over_cap" })
    expect(body.message).toContain("available_at")
    expect(new Date(body.recurring_charge.available_at ?? 0).getTime()).toBeGreaterThan(Date.now())
  })

  it("taken for one who did not pay, while Amazon decides (woocommerce-gateway-stripe#3354)", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const declined = listen(store.container, "amazon-pay.recurring_declined")
    const order_id = await renew(store, orderId)
    const answer = await charge(store, permissionId, { period: "2", order_id, pending: true })
    expect(answer).toMatchObject({ status: 202, body: { recurring_charge: { outcome: "pending" } } })
    expect(await charge(store, permissionId, { period: "2", order_id, pending: true })).toMatchObject({ status: 202 })
    await pass(5)
    await pass(5)
    const [period] = await module().ledger.recurringCharges.ofPermission(permissionId)
    expect(period?.outcome).toBe("charged")
    expect(declined.heard).toEqual([])
  })
})
