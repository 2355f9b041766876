import { heldAtAmazon } from "../support/books"
import { letTimePass } from "../support/clock"
import { orderOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"

interface Unlucky {
  shopper: Shopper
  checkoutSessionId: string
  resultUrl: string
}

describeStore("the order of a buyer who presses 注文を確定する again", (store) => {
  const emulator = () => store.amazon.emulator
  const away = () => emulator().faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: null })

  /** Complete did its work, its answer was lost, and the buyer was sent to the cart. */
  async function unlucky(): Promise<Unlucky> {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    const resultUrl = await shopper.approve(checkoutSessionId)
    emulator().faults.add({ kind: "drop-after", pattern: "/complete$" })
    away()
    await shopper.visit(resultUrl)
    emulator().faults.clear()
    return { shopper, checkoutSessionId, resultUrl }
  }

  async function press({ shopper, checkoutSessionId }: Unlucky) {
    const { status, body } = await shopper.confirm(checkoutSessionId)
    const orderId = body.redirect_url ? orderOf(new URL(body.redirect_url)) : null
    return { status, orderId, code: body["code"] }
  }

  async function expectPlaced(orderId: string | null) {
    const orders = await store.admin.orders()
    expect(orders.map(({ id }) => id)).toEqual([orderId])
    expect(await store.admin.order(orderId!)).toMatchObject({ payment_status: "authorized" })
    expect(heldAtAmazon(store)).toEqual([2500])
    expect(await store.admin.capture(orderId!)).toMatchObject({ status: 200 })
  }

  it("is the answer when the answer to Complete was lost", async () => {
    const { status, orderId } = await press(await unlucky())
    expect(status).toBe(200)
    await expectPlaced(orderId)
  })

  it("is the answer to each of two presses at once", async () => {
    const buyer = await unlucky()
    const [first, second] = await Promise.all([press(buyer), press(buyer)])
    expect([first.status, second.status, second.orderId]).toEqual([200, 200, first.orderId])
    await expectPlaced(first.orderId)
  })

  it("is the answer to a press at the moment in which the buyer comes back by the result URL", async () => {
    const buyer = await unlucky()
    const [pressed, page] = await Promise.all([press(buyer), buyer.shopper.visit(buyer.resultUrl)])
    expect(pressed).toMatchObject({ status: 200, orderId: orderOf(page) })
    await expectPlaced(pressed.orderId)
  })

  it("is the answer to a press at the moment in which the clock looks", async () => {
    const buyer = await unlucky()
    const [pressed] = await Promise.all([press(buyer), letTimePass(store.container, { minutes: 1 })])
    expect(pressed.status).toBe(200)
    await expectPlaced(pressed.orderId)
  })

  it("is placed by the next press, or without one, when Amazon was still away at the first", async () => {
    for (const next of [press, () => letTimePass(store.container, { minutes: 10 })]) {
      const buyer = await unlucky()
      away()
      expect(await press(buyer)).toMatchObject({ orderId: null, code: "amazon_unreachable" })
      emulator().faults.clear()
      await next(buyer)
    }
    const orders = await store.admin.orders()
    expect(orders).toHaveLength(2)
    expect(heldAtAmazon(store)).toEqual([2500, 2500])
    for (const { id } of orders) expect(await store.admin.order(id)).toMatchObject({ payment_status: "authorized" })
  })

  it("is placed once when Complete never came to Amazon", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    const resultUrl = await shopper.approve(checkoutSessionId)
    away()
    await shopper.visit(resultUrl)
    emulator().faults.clear()
    const { body } = await shopper.confirm(checkoutSessionId)
    const placed = orderOf(new URL(body.redirect_url))
    // Amazon may want the payment approved again.
    const orderId = placed ?? orderOf(await shopper.visit(await store.amazon.approve(body.redirect_url)))
    await expectPlaced(orderId)
  })

  it("is not the answer, and the payment is released, when the cart was changed since", async () => {
    const buyer = await unlucky()
    await buyer.shopper.add("cup")
    expect(await press(buyer)).toMatchObject({ orderId: null })
    await letTimePass(store.container, { minutes: 1 })
    expect(heldAtAmazon(store)).toEqual([])
    expect(await store.admin.orders()).toEqual([])
  })
})
