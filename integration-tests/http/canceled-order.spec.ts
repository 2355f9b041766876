import { Modules } from "@medusajs/framework/utils"
import { ageBookings, booksOfAmazon, booksOfMedusa } from "../support/books"
import { letTimePass } from "../support/clock"
import { listen } from "../support/events"
import { describeStore } from "../support/store"

describeStore("a canceled order", (store) => {
  const buy = async () => (await store.bought()).orderId
  const objects = (kind: "charges" | "chargePermissions" | "refunds") => store.amazon.emulator.objects(kind)

  /** Resolves once Amazon has closed the permission. */
  const closed = () =>
    new Promise<void>((resolve) => {
      const isClosed = () => objects("chargePermissions").some((one) => JSON.stringify(one).includes('"Closed"'))
      const stop = store.amazon.emulator.events.subscribe(() => {
        if (!isClosed()) return
        stop()
        resolve()
      })
      if (isClosed()) resolve()
    })

  it("is released at Amazon, and its permission closed", async () => {
    const orderId = await buy()
    await store.admin.cancel(orderId)
    await closed()
    expect(await store.admin.order(orderId)).toMatchObject({ status: "canceled" })
    expect(objects("charges")).toMatchObject([{ statusDetails: { state: "Canceled" } }])
  })

  it("is refunded for what was captured, and the rest is not left chargeable", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId, 1000)
    await store.admin.cancel(orderId)
    await closed()
    expect(objects("charges")).toMatchObject([
      { statusDetails: { state: "Captured" }, refundedAmount: { amount: "1000" } },
    ])
    expect(objects("chargePermissions")).toMatchObject([{ statusDetails: { state: "Closed" } }])
  })

  it("is released later when Amazon could not be reached, and until then the panel shows it", async () => {
    const orderId = await buy()
    store.amazon.emulator.faults.add({ kind: "status", status: 503, method: "DELETE", times: null })
    await store.admin.cancel(orderId)
    expect(objects("charges")).toMatchObject([{ statusDetails: { state: "Authorized" } }])
    expect((await store.admin.panel(orderId)).payments).toMatchObject([{ charges: [{ state: "Authorized" }] }])
    store.amazon.emulator.faults.clear()
    await letTimePass(store.container, { minutes: 10 })
    expect(objects("charges")).toMatchObject([{ statusDetails: { state: "Canceled" } }])
    expect(objects("chargePermissions")).toMatchObject([{ statusDetails: { state: "Closed" } }])
  })

  it("keeps its money when it was captured: that can only be refunded", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId)
    await store.admin.cancel(orderId)
    expect(objects("refunds")).toMatchObject([{ refundAmount: { amount: "2500" } }])
  })

  it("is not called released when Amazon has captured it without the shop: the money is booked", async () => {
    const { orderId, checkoutSessionId } = await store.bought()
    await store.amazon.captureElsewhere(checkoutSessionId)
    await store.admin.cancel(orderId)
    await closed()
    await store.admin.refresh(orderId)
    expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
  })

  describe("whose refund fails", () => {
    const REFUSED = { kind: "status", status: 422, method: "POST", path: "/refunds", times: null } as const

    /** Medusa cancels the order, and books a refund that Amazon did not make. */
    async function canceledUnrefunded(captured?: number) {
      const orderId = await buy()
      await store.admin.capture(orderId, captured)
      await ageBookings(store)
      store.amazon.emulator.faults.add(REFUSED)
      await store.admin.cancel(orderId)
      store.amazon.emulator.faults.clear()
      return orderId
    }

    /** What the dashboard shows as still to be paid; below zero, what is owed to the buyer. */
    async function outstanding(orderId: string) {
      const { body } = await store.admin.ask("GET", `orders/${orderId}?fields=+summary`)
      return Number(body["order"]?.["summary"]?.["pending_difference"])
    }

    it("owes its buyer the money: the books say so, and the shop is told how much, once", async () => {
      const { heard, next } = listen(store.container, "amazon-pay.refund_owed")
      const orderId = await canceledUnrefunded(1000)
      expect((await next()).data).toMatchObject({ order_id: orderId, amount: "1000", currency_code: "JPY" })
      await store.admin.refresh(orderId)
      expect(await booksOfMedusa(store, orderId)).toEqual(booksOfAmazon(store))
      expect(await outstanding(orderId)).toBe(-1000)
      expect(heard).toHaveLength(1)
      const notifications = await store.container.resolve(Modules.NOTIFICATION).listNotifications()
      const told = notifications.filter(({ data }) => JSON.stringify(data).includes("1000 JPY"))
      expect(told).toMatchObject([{ channel: "feed", data: { description: expect.stringContaining("refund it") } }])
    })

    it("tells the shop once Amazon can be reached, when nothing could be asked of it before", async () => {
      const { next } = listen(store.container, "amazon-pay.refund_owed")
      const orderId = await buy()
      await store.admin.capture(orderId, 1000)
      store.amazon.emulator.faults.add({ kind: "status", status: 503, times: null })
      await store.admin.cancel(orderId)
      store.amazon.emulator.faults.clear()
      await letTimePass(store.container, { minutes: 10 })
      expect((await next()).data).toMatchObject({ order_id: orderId, amount: "1000" })
    })

    it("is refunded by the admin afterwards, each press once", async () => {
      const { next } = listen(store.container, "amazon-pay.refund_owed")
      const orderId = await canceledUnrefunded()
      await next()
      expect(await store.admin.refund(orderId, 1000)).toMatchObject({ status: 200 })
      expect(await outstanding(orderId)).toBe(-1500)
      expect(await store.admin.refund(orderId, 1500)).toMatchObject({ status: 200 })
      expect(objects("refunds")).toHaveLength(2)
      await store.admin.refresh(orderId)
      expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 2500, refunded: 2500, order: 0 })
      expect(await outstanding(orderId)).toBe(0)
      expect(await store.admin.refund(orderId, 1)).toMatchObject({ status: 400 })
      expect(objects("refunds")).toHaveLength(2)
    })

    it("is refunded by an admin before the shop could look at Amazon", async () => {
      const orderId = await buy()
      await store.admin.capture(orderId)
      store.amazon.emulator.faults.add(REFUSED)
      store.amazon.emulator.faults.add({ kind: "status", status: 503, path: "/chargePermissions", times: null })
      await store.admin.cancel(orderId)
      store.amazon.emulator.faults.clear()
      store.amazon.emulator.faults.add({ kind: "status", status: 503, path: "/chargePermissions", times: null })
      expect(await store.admin.refund(orderId, 1000)).toMatchObject({ status: 200 })
      store.amazon.emulator.faults.clear()
      expect(objects("refunds")).toHaveLength(1)
      await store.admin.refresh(orderId)
      expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 2500, refunded: 1000, order: 1500 })
    })
  })

  it("keeps its books when it is looked at long after: a refund is entered once", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId, 1000)
    await store.admin.cancel(orderId)
    await closed()
    await ageBookings(store)
    await store.admin.refresh(orderId)
    expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 1000, refunded: 1000, order: 0 })
    const entries = await store.container.resolve(Modules.ORDER).listOrderTransactions({ order_id: orderId })
    expect(entries.map(({ reference }) => reference)).toEqual(["capture", "refund"])
  })

  it("can be refunded by the admin when it was captured without the shop", async () => {
    const { orderId, checkoutSessionId } = await store.bought()
    await store.amazon.captureElsewhere(checkoutSessionId)
    await store.admin.cancel(orderId)
    await closed()
    await store.admin.refresh(orderId)
    expect(await store.admin.refund(orderId, 2500)).toMatchObject({ status: 200 })
    await store.admin.refresh(orderId)
    expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 2500, refunded: 2500, order: 0 })
  })

  it("owes the money again when Amazon declines the refund later", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId)
    store.amazon.emulator.faults.add({ kind: "simulate", path: "/refunds", method: "POST", code: "AmazonRejected" })
    await store.admin.cancel(orderId)
    store.amazon.emulator.clock.advance({ days: 1 })
    await store.admin.refresh(orderId)
    expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
    expect(await store.admin.refund(orderId, 2500)).toMatchObject({ status: 200 })
  })

  it("stays canceled when its authorization would have ended", async () => {
    const orderId = await buy()
    await store.admin.cancel(orderId)
    await closed()
    store.amazon.emulator.clock.advance({ days: 3 })
    await letTimePass(store.container, { minutes: 60 * 24 * 3 })
    await store.admin.refresh(orderId)
    expect(await store.admin.order(orderId)).toMatchObject({ status: "canceled" })
  })

  it("can be told apart from a voided payment, whose permission stays open", async () => {
    const orderId = await buy()
    expect(await store.admin.void(orderId)).toMatchObject({ status: 200 })
    expect(objects("charges")).toMatchObject([{ statusDetails: { state: "Canceled" } }])
    expect(objects("chargePermissions")).toMatchObject([{ statusDetails: { state: "Chargeable" } }])
  })

  it("a captured payment cannot be voided, and the answer says what can be done", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId)
    expect(await store.admin.void(orderId)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("Refund it") },
    })
  })
})
