import { booksOfMedusa } from "../support/books"
import { letTimePass } from "../support/clock"
import { describeStore } from "../support/store"

describeStore("a canceled order", (store) => {
  const buy = async () => (await (await store.shopper()).buy()).orderId
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
    const { orderId, checkoutSessionId } = await (await store.shopper()).buy()
    await store.amazon.captureElsewhere(checkoutSessionId)
    await store.admin.cancel(orderId)
    await closed()
    await store.admin.refresh(orderId)
    expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
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
