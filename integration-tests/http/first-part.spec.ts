import { booksOfAmazon, booksOfMedusa, chargesAt } from "../support/books"
import { letTimePass } from "../support/clock"
import { firstCharge } from "../support/first-charge"
import { orderOf } from "../support/shopper"
import { describeStore } from "../support/store"

describeStore("an order of 2500 yen whose first part of 1000 is authorized at checkout", (store) => {
  beforeEach(() => (firstCharge.amount = 1000))

  const emulator = () => store.amazon.emulator
  const buy = async () =>
    (await store.given("an order whose first part is authorized", async () => (await store.shopper()).buy())).orderId
  const captures = () =>
    chargesAt(store).flatMap(({ captureAmount }) => (captureAmount ? [Number(captureAmount.amount)] : []))

  async function booksAgree(orderId: string) {
    await store.admin.refresh(orderId)
    expect(await booksOfMedusa(store, orderId)).toEqual(booksOfAmazon(store))
  }

  it("is for the whole, and the charge for the part", async () => {
    const order = await store.admin.order(await buy())
    expect(order).toMatchObject({ total: 2500, payment_status: "authorized" })
    expect(order.payment_collections).toMatchObject([{ payments: [{ amount: 2500 }] }])
    expect(emulator().objects("charges")).toMatchObject([
      { statusDetails: { state: "Authorized" }, chargeAmount: { amount: "1000" } },
    ])
    expect(emulator().objects("chargePermissions")).toMatchObject([{ limits: { amountLimit: { amount: "2500" } } }])
  })

  it("shows the part in the panel", async () => {
    const { payments } = await store.admin.panel(await buy())
    expect(payments).toMatchObject([{ amount: "2500", first_charge: "1000", charges: [{ amount: "1000" }] }])
  })

  it("is captured at once by two charges, and the books agree", async () => {
    const orderId = await buy()
    expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
    expect(captures()).toEqual([1000, 1500])
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
    await booksAgree(orderId)
  })

  it("is captured by parts, the first from the authorization, the next by charges of their own", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId, 800)
    await store.admin.capture(orderId, 1200)
    await store.admin.capture(orderId, 500)
    expect(captures()).toEqual([800, 1200, 500])
    await booksAgree(orderId)
  })

  it("captures nothing when the charge for the rest is declined, and says why", async () => {
    const orderId = await buy()
    emulator().faults.add({ kind: "simulate", method: "POST", path: "/charges", code: "SoftDeclined" })
    expect(await store.admin.capture(orderId)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("SoftDeclined") },
    })
    expect(captures()).toEqual([])
    await booksAgree(orderId)
  })

  it("is captured when it is tried again after a decline, or after an answer that was lost", async () => {
    const orderId = await buy()
    emulator().faults.add({ kind: "simulate", method: "POST", path: "/charges", code: "SoftDeclined" })
    await store.admin.capture(orderId)
    emulator().faults.add({ kind: "drop-after", method: "POST", path: "/charges", times: 10 })
    await store.admin.capture(orderId)
    emulator().faults.clear()
    expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
    expect(captures()).toEqual([1000, 1500])
    await booksAgree(orderId)
  })

  it("is refunded over both charges", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId)
    await store.admin.refund(orderId, 2000)
    expect(emulator().objects("refunds")).toMatchObject([
      { refundAmount: { amount: "1000" } },
      { refundAmount: { amount: "1000" } },
    ])
    await booksAgree(orderId)
  })

  it("is released when the order is canceled", async () => {
    const orderId = await buy()
    await store.admin.cancel(orderId)
    await store.admin.refresh(orderId)
    expect(emulator().objects("charges")).toMatchObject([{ statusDetails: { state: "Canceled" } }])
    expect(emulator().objects("chargePermissions")).toMatchObject([{ statusDetails: { state: "Closed" } }])
  })

  it("is placed by the clock when the buyer closes the browser", async () => {
    const shopper = await store.shopper()
    await shopper.approve(await shopper.comeToReview())
    await letTimePass(store.container, { minutes: 1 })
    expect(await store.admin.orders()).toMatchObject([{ total: 2500 }])
  })

  it("is charged whole when the store decides so before the buyer confirms again", async () => {
    const shopper = await store.shopper()
    const id = await shopper.comeToReview()
    await shopper.confirm(id)
    firstCharge.amount = null
    await shopper.visit(await shopper.approve(id))
    expect(emulator().objects("charges")).toMatchObject([{ chargeAmount: { amount: "2500" } }])
  })

  it.each([3000, 0])("refuses %i yen, which is no part of it, and says so", async (amount) => {
    firstCharge.amount = amount
    const shopper = await store.shopper()
    expect(await shopper.confirm(await shopper.comeToReview())).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("setFirstCharge") },
    })
  })

  it("asks for the part in the direct flow's button, and captures the whole by two charges", async () => {
    const shopper = await store.shopper()
    await shopper.enterAddress()
    await shopper.chooseShipping()
    const { url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
    const orderId = orderOf(await shopper.visit(url)) ?? ""
    expect(emulator().objects("charges")).toMatchObject([{ chargeAmount: { amount: "1000" } }])
    await store.admin.capture(orderId)
    expect(captures()).toEqual([1000, 1500])
    await booksAgree(orderId)
  })
})
