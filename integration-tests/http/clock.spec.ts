import { reconcileWorkflow } from "medusa-payment-amazon-pay/workflows"
import { letTimePass } from "../support/clock"
import { listen } from "../support/events"
import { listen as listenToLog } from "../support/log"
import { quiet } from "../support/quiet"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

describeStore("the clock", (store) => {
  const orders = async () => (await store.admin.orders()).length
  const completes = () => store.amazon.emulator.requests.list().filter(({ path }) => path.endsWith("/complete"))

  const close = () => {
    const [permission] = store.amazon.emulator.objects("chargePermissions") as { chargePermissionId: string }[]
    const { chargePermissionId } = permission!
    store.amazon.emulator.chargePermissions.close({ chargePermissionId, reasonCode: "BuyerClosed" })
    return chargePermissionId
  }

  it("places the order of a buyer who paid and closed the browser, within a minute", async () => {
    const shopper = await store.shopper()
    await shopper.approve(await shopper.comeToReview())
    await letTimePass(store.container, { minutes: 0.75 })
    expect(await store.admin.orders()).toHaveLength(1)
    expect(store.amazon.emulator.objects("charges")).toMatchObject([{ statusDetails: { state: "Authorized" } }])
  })

  it("sends that buyer to the same order when they come back after all", async () => {
    const shopper = await store.shopper()
    const resultUrl = await shopper.approve(await shopper.comeToReview())
    await letTimePass(store.container, { minutes: 1 })
    expect((await shopper.visit(resultUrl)).pathname).toMatch(/^\/order\/.*\/confirmed$/)
    expect(await orders()).toBe(1)
  })

  it("uses up no order number for a buyer who has not approved, and tries again", async () => {
    const first = await store.shopper()
    await first.confirm(await first.comeToReview())
    await letTimePass(store.container, { minutes: 1 })
    await letTimePass(store.container, { minutes: 2 })
    expect(completes()).toHaveLength(2)
    expect(await orders()).toBe(0)
    const { orderId } = await (await store.shopper()).buy()
    expect(await store.admin.order(orderId)).toMatchObject({ display_id: 1 })
  })

  it("stops when the buyer canceled at Amazon", async () => {
    const shopper = await store.shopper()
    const id = await shopper.comeToReview()
    await shopper.approve(id, "cancel")
    await letTimePass(store.container, { minutes: 1 })
    await letTimePass(store.container, { minutes: 30 })
    expect(completes()).toHaveLength(1)
    expect((await shopper.review(id)).body.checkout_session).toMatchObject({
      state: "Canceled",
      error: { code: "buyer_canceled" },
    })
  })

  it("does not complete what the buyer approved for another cart than there is now", async () => {
    const shopper = await store.shopper()
    await shopper.approve(await shopper.comeToReview())
    await shopper.add("cup")
    await letTimePass(store.container, { minutes: 1 })
    expect(completes()).toEqual([])
    expect(await orders()).toBe(0)
  })

  it("asks nothing of Amazon when nothing is due", async () => {
    const { checkoutSessionId } = await (await store.shopper()).buy()
    await store.amazon.answered(checkoutSessionId, "updateChargePermission")
    store.amazon.emulator.requests.clear()
    expect(await letTimePass(store.container, { minutes: 60 })).toEqual({
      checkout_sessions: 0,
      charge_permissions: 0,
      recurring_charges: 0,
      is_running: false,
    })
    expect(store.amazon.emulator.requests.list()).toEqual([])
  })

  it("stays below what Amazon's sandbox allows when many buyers have closed the browser", async () => {
    for (let buyers = 0; buyers < 5; buyers++) {
      const shopper = await store.shopper()
      await shopper.approve(await shopper.comeToReview())
    }
    store.amazon.emulator.throttling.enabled = true
    store.amazon.emulator.requests.clear()
    const log = listenToLog(store.container)
    await letTimePass(store.container, { minutes: 1 })
    log.end()
    const placed = await orders()
    expect({ placed, said: placed === 5 ? [] : log.lines }).toEqual({ placed: 5, said: [] })
    expect(store.amazon.emulator.requests.list().filter(({ status }) => status === 429)).toEqual([])
  })

  /** What the clock does then, in the shop whose own clock shows that time. */
  async function lookIn(minutes: number): Promise<void> {
    const now = new Date(Date.now() + minutes * 60_000)
    jest.useFakeTimers({
      now,
      doNotFake: ["nextTick", "setImmediate", "setTimeout", "clearTimeout", "setInterval", "clearInterval"],
    })
    try {
      await letTimePass(store.container, { minutes: 0 })
    } finally {
      jest.useRealTimers()
    }
  }
  const A_DAY_AND_A_HALF = 37 * 60

  it("warns of an authorization that ends", async () => {
    store.amazon.emulator.openQuestions.sandboxExpiryShown = 2
    const { heard, next } = listen(store.container, "amazon-pay.authorization_expiring")
    const { orderId } = await (await store.shopper()).buy()
    await store.admin.refresh(orderId)
    expect(heard).toEqual([])
    await lookIn(A_DAY_AND_A_HALF)
    expect((await next()).data).toMatchObject({ order_id: orderId, amount: "2500", currency_code: "JPY" })
  })

  it("warns of it once, although Amazon could not be asked when its time came", async () => {
    store.amazon.emulator.openQuestions.sandboxExpiryShown = 2
    const { heard } = listen(store.container, "amazon-pay.authorization_expiring")
    const { orderId } = await (await store.shopper()).buy()
    await store.admin.refresh(orderId)
    store.amazon.emulator.faults.add({ kind: "status", status: 503, path: "/chargePermissions", times: 3 })
    await lookIn(A_DAY_AND_A_HALF)
    expect(heard).toEqual([])
    store.amazon.emulator.faults.clear()
    for (const later of [2, 4, 60]) await lookIn(A_DAY_AND_A_HALF + later)
    expect(heard).toMatchObject([{ data: { order_id: orderId } }])
    expect(await notices(store.container)).toHaveLength(1)
  })

  it("tells once of a permission that was closed, although its charges could not be asked for", async () => {
    const { heard } = listen(store.container, "amazon-pay.charge_permission_closed")
    const { orderId } = await store.bought()
    close()
    store.amazon.emulator.faults.add({ kind: "status", status: 503, method: "GET", path: "/charges", times: null })
    await store.admin.ask("POST", `amazon-pay/orders/${orderId}/refresh`)
    store.amazon.emulator.faults.clear()
    await store.admin.refresh(orderId)
    await store.admin.refresh(orderId)
    await quiet()
    expect(heard).toMatchObject([{ data: { order_id: orderId, reason_code: "BuyerClosed", closed_by: "buyer" } }])
    expect(await notices(store.container)).toHaveLength(1)
  })

  it("tells of a permission that was closed before it was ever seen", async () => {
    const { heard } = listen(store.container, "amazon-pay.charge_permission_closed")
    store.amazon.emulator.faults.add({ kind: "status", status: 503, path: "/chargePermissions", times: null })
    const { orderId } = await (await store.shopper()).buy()
    await quiet()
    store.amazon.emulator.faults.clear()
    const charge_permission_id = close()
    for (let times = 0; times < 2; times++) {
      await reconcileWorkflow(store.container).run({ input: { charge_permission_id } })
    }
    await quiet()
    expect(heard).toMatchObject([{ data: { order_id: orderId, closed_by: "buyer" } }])
  })
})
