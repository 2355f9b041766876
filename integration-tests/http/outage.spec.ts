import { letTimePass } from "../support/clock"
import { quiet } from "../support/quiet"
import { failureOf, orderOf } from "../support/shopper"
import { subscribe } from "../support/recurring"
import { describeStore } from "../support/store"

describeStore("while Amazon cannot be reached", (store) => {
  const away = (pattern: string) =>
    store.amazon.emulator.faults.add({ kind: "status", status: 503, pattern, times: null })
  const back = () => store.amazon.emulator.faults.clear()

  it("the buyer comes back to a page that says to try again, and can", async () => {
    const shopper = await store.shopper()
    const { url } = await shopper.goToAmazon()
    away("checkoutSessions")
    expect(failureOf(await shopper.visit(url))).toBe("amazon_unreachable")
    back()
    expect((await shopper.visit(url)).pathname).toBe("/checkout/review")
  })

  it("placing the order answers an error that can be retried, and loses nothing", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    const before = await shopper.cart()
    away("checkoutSessions")
    const refused = await shopper.confirm(checkoutSessionId)
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.body).toMatchObject({ code: "amazon_unreachable", message: expect.stringMatching(/もう一度/) })
    const after = await shopper.cart()
    for (const field of ["email", "total", "shipping_address", "shipping_methods"]) {
      expect(after[field]).toEqual(before[field])
    }
    back()
    expect(orderOf(await shopper.visit(await shopper.approve(checkoutSessionId)))).not.toBeNull()
  })

  it("the address is not brought from Amazon again, and the answer says to try again", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    away("checkoutSessions")
    const refused = await shopper.importAgain(checkoutSessionId)
    expect(refused).toMatchObject({ status: 503, body: { code: "amazon_unreachable" } })
    back()
    expect(await shopper.importAgain(checkoutSessionId)).toMatchObject({ status: 200 })
  })

  it("the payment is completed later, by the same address", async () => {
    const shopper = await store.shopper()
    const resultUrl = await shopper.approve(await shopper.comeToReview())
    away("checkoutSessions")
    expect(failureOf(await shopper.visit(resultUrl))).toBe("amazon_unreachable")
    expect(await store.admin.orders()).toEqual([])
    back()
    expect(orderOf(await shopper.visit(resultUrl))).not.toBeNull()
  })

  it("the order is placed when only the answer to Complete was lost", async () => {
    const shopper = await store.shopper()
    const resultUrl = await shopper.approve(await shopper.comeToReview())
    store.amazon.emulator.faults.add({ kind: "drop-after", pattern: "/complete$" })
    expect(orderOf(await shopper.visit(resultUrl))).not.toBeNull()
    expect(store.amazon.emulator.objects("charges")).toMatchObject([{ statusDetails: { state: "Authorized" } }])
  })

  it("the order is placed by the next visit when the answer to Complete was lost, and Amazon with it", async () => {
    const shopper = await store.shopper()
    const resultUrl = await shopper.approve(await shopper.comeToReview())
    store.amazon.emulator.faults.add({ kind: "drop-after", pattern: "/complete$" })
    away("checkoutSessions")
    expect(failureOf(await shopper.visit(resultUrl))).toBe("amazon_unreachable")
    back()
    expect(orderOf(await shopper.visit(resultUrl))).not.toBeNull()
    expect(store.amazon.emulator.objects("charges")).toHaveLength(1)
  })
  it("an agreement is known later, although Amazon refused its order's number", async () => {
    const body = { reasonCode: "UnauthorizedAccess" }
    const write = { method: "PATCH", pattern: "/chargePermissions/[^/]+$" } as const
    store.amazon.emulator.faults.add({ ...write, kind: "status", status: 401, body, times: null })
    const { permissionId: id } = await subscribe(store)
    await quiet()
    back()
    await letTimePass(store.container, { minutes: 2 })
    const list = await store.admin.ask("GET", "amazon-pay/charge-permissions")
    expect(list.body).toMatchObject({ charge_permissions: [{ id, type: "Recurring", state: "Chargeable" }] })
  })

  it("the order's number reaches Amazon later", async () => {
    away("chargePermissions")
    const { orderId } = await (await store.shopper()).buy()
    await quiet()
    const number = () =>
      store.amazon.emulator.objects("chargePermissions").map((one) => Reflect.get(one, "merchantMetadata"))
    expect(number()).toMatchObject([{ merchantReferenceId: null }])
    back()
    await letTimePass(store.container, { minutes: 2 })
    const { display_id } = await store.admin.order(orderId)
    expect(number()).toMatchObject([{ merchantReferenceId: String(display_id) }])
  })
})
