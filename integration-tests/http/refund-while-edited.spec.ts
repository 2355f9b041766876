import { isChargeId } from "../../src/amazon/ids"
import { yen } from "../../src/amazon/test/sandbox"
import { booksOfAmazon, bothBooks, chargesAt, heldAtAmazon } from "../support/books"
import { comeToRest } from "../support/clock"
import { quiet } from "../support/quiet"
import { describeStore } from "../support/store"

const ALL = { captured: 2500, refunded: 0, order: 2500 }
const RETURNED = { captured: 2500, refunded: 700, order: 1800 }

describeStore("a refund of an order that is being edited", (store) => {
  async function bought(): Promise<string> {
    const { orderId } = await store.bought()
    await store.admin.capture(orderId)
    await quiet()
    await store.admin.ask("POST", "order-edits", { order_id: orderId })
    return orderId
  }

  it("is refused before Amazon is asked for it, and the admin is told what to do", async () => {
    const orderId = await bought()
    const { status, body } = await store.admin.refund(orderId, 700)
    expect(status).toBe(400)
    expect(body["message"]).toContain("nothing was refunded, because the order is being changed")
    expect(await bothBooks(store, orderId)).toEqual([ALL, ALL])
    await store.admin.ask("DELETE", `order-edits/${orderId}`)
    expect(await store.admin.refund(orderId, 700)).toMatchObject({ status: 200 })
    expect(await bothBooks(store, orderId)).toEqual([RETURNED, RETURNED])
    expect(await store.admin.order(orderId)).toMatchObject({ total: 1800 })
  })

  it("is made in Seller Central, and taken off what the order costs once the edit is over", async () => {
    const orderId = await bought()
    const chargeId = chargesAt(store)
      .map((charge) => charge.chargeId)
      .find(isChargeId)!
    await store.amazon.merchant.createRefund({ chargeId, refundAmount: yen(700) }, "elsewhere")
    await store.admin.refresh(orderId)
    expect(await bothBooks(store, orderId)).toEqual([RETURNED, RETURNED])
    expect(await store.admin.order(orderId)).toMatchObject({ total: 2500 })
    await store.admin.ask("DELETE", `order-edits/${orderId}`)
    await comeToRest(store.container)
    expect(await store.admin.order(orderId)).toMatchObject({ total: 1800 })
    await comeToRest(store.container)
    expect(await bothBooks(store, orderId)).toEqual([RETURNED, RETURNED])
    expect(await store.admin.order(orderId)).toMatchObject({ total: 1800 })
  })

  it("is not what a cancel of the order ends in: nothing happens, and the admin is told what to do", async () => {
    const orderId = await bought()
    const { status, body } = await store.admin.cancel(orderId)
    expect(status).toBe(400)
    expect(body["message"]).toContain("the order is not canceled, because it is being changed")
    expect(await bothBooks(store, orderId)).toEqual([ALL, ALL])
    await store.admin.ask("DELETE", `order-edits/${orderId}`)
    expect(await store.admin.cancel(orderId)).toMatchObject({ status: 200 })
    await comeToRest(store.container)
    expect(booksOfAmazon(store)).toMatchObject({ captured: 2500, refunded: 2500 })
    expect(await store.admin.order(orderId)).toMatchObject({ status: "canceled" })
  })

  it("nor is a release: what is held stays until the edit is over and the order is canceled again", async () => {
    const { orderId } = await store.bought()
    await store.admin.ask("POST", "order-edits", { order_id: orderId })
    expect(await store.admin.cancel(orderId)).toMatchObject({ status: 400 })
    expect(heldAtAmazon(store)).toEqual([2500])
    await store.admin.ask("DELETE", `order-edits/${orderId}`)
    expect(await store.admin.cancel(orderId)).toMatchObject({ status: 200 })
    await comeToRest(store.container)
    expect(heldAtAmazon(store)).toEqual([])
  })
})
