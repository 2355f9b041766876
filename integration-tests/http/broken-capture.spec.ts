import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { booksOfAmazon, booksOfMedusa } from "../support/books"
import { breakOffCapture, breakOffRefund } from "../support/broken-capture"
import { letTimePass } from "../support/clock"
import { describeStore } from "../support/store"

describeStore("a capture that Medusa has written down and that never reached Amazon", (store) => {
  const emulator = () => store.amazon.emulator
  const buy = async () => {
    const { orderId, checkoutSessionId } = await (await store.shopper()).buy()
    await store.amazon.answered(checkoutSessionId, "updateChargePermission")
    return orderId
  }
  const books = async (orderId: string) => [await booksOfMedusa(store, orderId), booksOfAmazon(store)]
  const all = { captured: 2500, refunded: 0, order: 2500 }
  const nothing = { captured: 0, refunded: 0, order: 0 }

  it("is made when it is looked at again, as the admin asked for it", async () => {
    const orderId = await buy()
    await breakOffCapture(store, orderId, 2500)
    await store.admin.refresh(orderId)
    expect(await books(orderId)).toEqual([all, all])
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
  })

  it("is made once, however often it is looked at", async () => {
    const orderId = await buy()
    await breakOffCapture(store, orderId, 1000)
    await store.admin.refresh(orderId)
    await store.admin.refresh(orderId)
    await store.admin.capture(orderId, 1500)
    expect(await books(orderId)).toEqual([all, all])
  })

  it("is left alone while it may be under way, and looked at again soon", async () => {
    const orderId = await buy()
    await breakOffCapture(store, orderId, 2500, 1)
    await store.admin.refresh(orderId)
    expect(booksOfAmazon(store)).toEqual(nothing)
    expect(await letTimePass(store.container, { minutes: 2 })).toMatchObject({ charge_permissions: 1 })
  })

  it("is only entered in the order's books when Amazon has captured it meanwhile", async () => {
    const { orderId, checkoutSessionId } = await (await store.shopper()).buy()
    await store.amazon.answered(checkoutSessionId, "updateChargePermission")
    await breakOffCapture(store, orderId, 2500)
    await store.amazon.captureElsewhere(checkoutSessionId)
    await store.admin.refresh(orderId)
    expect(await books(orderId)).toEqual([all, all])
    await store.admin.refresh(orderId)
    expect(await books(orderId)).toEqual([all, all])
  })

  it("is not the only thing that may break off: a refund is entered in the order's books later, too", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId)
    await store.admin.refund(orderId, 700)
    await breakOffRefund(store, orderId)
    await store.admin.refresh(orderId)
    await store.admin.refresh(orderId)
    const returned = { captured: 2500, refunded: 700, order: 1800 }
    expect(await books(orderId)).toEqual([returned, returned])
  })

  it("is taken back when Amazon refuses it, and the admin is told", async () => {
    const orderId = await buy()
    await breakOffCapture(store, orderId, 2500)
    emulator().clock.advance({ days: 3 })
    await store.admin.refresh(orderId)
    expect(await books(orderId)).toEqual([nothing, nothing])
    const { body } = await store.admin.ask<{ notifications: { data: { description: string } }[] }>(
      "GET",
      "notifications?channel=feed",
    )
    const told = body.notifications.map(({ data }) => data.description)
    expect(told).toContainEqual(expect.stringContaining("broken off before it reached Amazon"))
  })

  it("is found by itself when the process starts again", async () => {
    const orderId = await buy()
    await breakOffCapture(store, orderId, 2500)
    await store.container.resolve<AmazonPayModuleService>("amazonPay").__hooks.onApplicationStart()
    await letTimePass(store.container, { minutes: 7 })
    expect(await books(orderId)).toEqual([all, all])
  })

  it("is not looked for where the captures are all at Amazon", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId, 700)
    await store.container.resolve<AmazonPayModuleService>("amazonPay").__hooks.onApplicationStart()
    expect(await letTimePass(store.container, { minutes: 7 })).toMatchObject({ charge_permissions: 0 })
  })

  it("waits while Amazon cannot be reached", async () => {
    const orderId = await buy()
    await breakOffCapture(store, orderId, 2500)
    emulator().faults.add({ kind: "status", status: 503, pattern: "/capture$", times: null })
    await store.admin.refresh(orderId)
    expect(await booksOfMedusa(store, orderId)).toMatchObject({ captured: 2500 })
    emulator().faults.clear()
    await letTimePass(store.container, { minutes: 60 })
    expect(await books(orderId)).toEqual([all, all])
  })
})
