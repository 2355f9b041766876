import { describeStore } from "../support/store"

describeStore("an admin", (store) => {
  const charges = () => store.amazon.emulator.objects("charges")
  const refunds = () => store.amazon.emulator.objects("refunds")

  async function ordered(): Promise<string> {
    return (await store.bought()).orderId
  }

  async function captured(): Promise<string> {
    const orderId = await ordered()
    await store.admin.capture(orderId)
    return orderId
  }

  it("captures the whole amount", async () => {
    const orderId = await captured()
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
    expect(charges()).toMatchObject([{ statusDetails: { state: "Captured" }, captureAmount: { amount: "2500" } }])
  })

  it("captures a part: Amazon captures that part", async () => {
    const orderId = await ordered()
    await store.admin.capture(orderId, 1000)
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "partially_captured" })
    expect(charges()).toMatchObject([{ statusDetails: { state: "Captured" }, captureAmount: { amount: "1000" } }])
  })

  it("captures the rest later, by a charge of its own", async () => {
    const orderId = await ordered()
    await store.admin.capture(orderId, 1000)
    await store.admin.capture(orderId, 1500)
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
    expect(charges().map((charge) => Reflect.get(charge, "captureAmount"))).toEqual([
      { amount: "1000", currencyCode: "JPY" },
      { amount: "1500", currencyCode: "JPY" },
    ])
  })

  it("is refused a capture of more than was authorized", async () => {
    const orderId = await ordered()
    expect(await store.admin.capture(orderId, 2501)).toMatchObject({ status: 400 })
    expect(charges()).toMatchObject([{ statusDetails: { state: "Authorized" } }])
  })

  it("captures once when the button is pressed twice", async () => {
    const orderId = await captured()
    await store.admin.capture(orderId, 2500)
    expect(charges()).toMatchObject([{ captureAmount: { amount: "2500" } }])
  })

  it("refunds the whole amount", async () => {
    const orderId = await captured()
    await store.admin.refund(orderId, 2500)
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "refunded" })
    expect(refunds()).toMatchObject([{ refundAmount: { amount: "2500", currencyCode: "JPY" } }])
  })

  it("refunds a part, and another part later", async () => {
    const orderId = await captured()
    await store.admin.refund(orderId, 500)
    await store.admin.refund(orderId, 500)
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "partially_refunded" })
    expect(refunds()).toMatchObject([{ refundAmount: { amount: "500" } }, { refundAmount: { amount: "500" } }])
  })

  it("is refused a refund of more than was captured", async () => {
    const orderId = await captured()
    const { status } = await store.admin.refund(orderId, 2501)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(refunds()).toEqual([])
  })

  it("cancels an order: Amazon releases the authorization", async () => {
    const orderId = await ordered()
    await store.admin.cancel(orderId)
    expect(await store.admin.order(orderId)).toMatchObject({ status: "canceled", payment_status: "canceled" })
    expect(charges()).toMatchObject([{ statusDetails: { state: "Canceled" } }])
  })

  it("cancels an order that is captured: Amazon refunds it", async () => {
    const orderId = await captured()
    await store.admin.cancel(orderId)
    expect(await store.admin.order(orderId)).toMatchObject({ status: "canceled" })
    expect(refunds()).toMatchObject([{ refundAmount: { amount: "2500" } }])
  })

  it("books a capture that was made in Seller Central, and does not make it again", async () => {
    const { orderId, checkoutSessionId } = await store.bought()
    await store.amazon.captureElsewhere(checkoutSessionId)
    const { status } = await store.admin.capture(orderId)
    expect(status).toBe(200)
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
    expect(charges()).toMatchObject([{ captureAmount: { amount: "2500" } }])
  })

  it("captures once when Amazon's answer is lost", async () => {
    const orderId = await ordered()
    store.amazon.emulator.faults.add({ kind: "drop-after", pattern: "/capture$" })
    expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
    expect(charges()).toMatchObject([{ captureAmount: { amount: "2500" } }])
  })

  it("is told when Amazon cannot be reached, has nothing booked, and captures once it is back", async () => {
    const orderId = await ordered()
    store.amazon.emulator.faults.add({ kind: "status", status: 503, pattern: "/capture$", times: null })
    const failed = await store.admin.capture(orderId)
    expect(failed.status).toBeGreaterThanOrEqual(400)
    expect(failed.body["message"]).toContain("try again")
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "authorized" })
    store.amazon.emulator.faults.clear()
    await store.admin.capture(orderId)
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
  })

  it("is told the reason when Amazon refuses a refund, and has nothing booked", async () => {
    const orderId = await captured()
    const body = { reasonCode: "TransactionAmountExceeded", message: "more than was captured" }
    store.amazon.emulator.faults.add({ kind: "status", status: 422, path: "/refunds", body })
    const refused = await store.admin.refund(orderId, 500)
    expect(refused.body["message"]).toContain("TransactionAmountExceeded")
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
  })
})
