import { listen } from "../support/events"
import { describeStore } from "../support/store"

describeStore("an authorization that has ended", (store) => {
  const charges = () => store.amazon.emulator.objects("charges")

  async function expired(): Promise<string> {
    const { orderId } = await store.bought()
    store.amazon.emulator.clock.advance({ days: 3 })
    await store.admin.refresh(orderId)
    return orderId
  }

  it("is told of, once", async () => {
    const { heard, next } = listen(store.container, "amazon-pay.authorization_lost")
    const orderId = await expired()
    expect((await next()).data).toMatchObject({ order_id: orderId, reason_code: "ExpiredUnused" })
    await store.admin.refresh(orderId)
    expect(heard).toHaveLength(1)
  })

  it("cannot be captured, and the answer says what to do", async () => {
    const orderId = await expired()
    expect(await store.admin.capture(orderId)).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/ExpiredUnused.*authorize again/) },
    })
  })

  it("is authorized again without the buyer, and captured then", async () => {
    const orderId = await expired()
    expect(await store.admin.reauthorize(orderId)).toMatchObject({ status: 200 })
    expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
    expect(charges()).toMatchObject([
      { statusDetails: { state: "Canceled" } },
      { statusDetails: { state: "Captured" }, captureAmount: { amount: "2500" } },
    ])
  })

  it("is not authorized twice while one is alive", async () => {
    const { orderId } = await store.bought()
    expect(await store.admin.reauthorize(orderId)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("Capture that one") },
    })
    expect(charges()).toHaveLength(1)
  })

  it("tells by the permission's state what helps when Amazon declines: later, for a soft decline", async () => {
    const orderId = await expired()
    store.amazon.emulator.faults.add({ kind: "simulate", method: "POST", pattern: "/charges$", code: "SoftDeclined" })
    expect(await store.admin.reauthorize(orderId)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("try again on another day") },
    })
    expect(await store.admin.reauthorize(orderId)).toMatchObject({ status: 200 })
  })

  it("gives the link where the buyer changes the card, for a hard decline", async () => {
    const orderId = await expired()
    store.amazon.emulator.faults.add({ kind: "simulate", method: "POST", pattern: "/charges$", code: "HardDeclined" })
    expect(await store.admin.reauthorize(orderId)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("https://pay.amazon.com/jp/jr/your-account/ba/S03-") },
    })
  })
})
