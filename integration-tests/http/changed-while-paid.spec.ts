import { createOrderCreditLinesWorkflow } from "@medusajs/medusa/core-flows"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { booksOfAmazon, chargesAt, heldAtAmazon, permissionOf } from "../support/books"
import { comeToRest, letTimePass, passTime } from "../support/clock"
import { listen, type Heard } from "../support/events"
import { chooseAtLink, collectionToPay, payAtLink } from "../support/payment-link"
import { beforeEachQuery } from "../support/queries"
import { quiet } from "../support/quiet"
import { charge, givenSubscription, renew } from "../support/recurring"
import { Returns } from "../support/returns"
import { failureOf, orderOf } from "../support/shopper"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

describeStore("an order that changes while it is paid", (store) => {
  afterEach(() => store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0))

  const linkOf = async (orderId: string) => {
    const collectionId = await collectionToPay(store, orderId)
    return { orderId, collectionId, shopper: await store.shopper() }
  }

  const states = () => chargesAt(store).map(({ statusDetails }) => statusDetails.state)

  /** At the last moment before Amazon is asked for the payment that is prepared: who cancels sees nothing of it. */
  function cancelBeforeAmazonIsAsked(orderId: string): void {
    const end = beforeEachQuery(store.container, async ({ sql }) => {
      if (!/update amazon_pay_operation\s+set outcome = 'open'/.test(sql)) return
      end()
      await store.admin.cancel(orderId)
      await quiet()
    })
  }

  it("holds nothing when it is canceled just as the buyer of its payment link pays", async () => {
    const { orderId } = await store.bought()
    await store.admin.void(orderId)
    const link = await linkOf(orderId)
    const { page } = await chooseAtLink(store, link, { payment: "1111" })
    const result = await store.amazon.approve(page.href)
    cancelBeforeAmazonIsAsked(orderId)
    await link.shopper.visit(result)
    await letTimePass(store.container, { minutes: 1 })
    expect(states()).toEqual(["Canceled", "Canceled"])
  })

  it("is not deleted while it is a draft whose payment link was paid, until that is released", async () => {
    const { region_id, sales_channel_id, variant_ids } = store.seeded
    const items = [{ variant_id: variant_ids.beans, quantity: 1 }]
    const draft = { email: "buyer@example.com", region_id, sales_channel_id, items }
    const { body } = await store.admin.ask("POST", "draft-orders", draft)
    const id = String(body["draft_order"]?.["id"])
    const delete_ = () => store.admin.ask("DELETE", `draft-orders/${id}`)
    await store.admin.ask("POST", "payment-collections", { order_id: id, amount: 2000 })
    await payAtLink(store, await linkOf(id))
    expect(heldAtAmazon(store)).toEqual([2000])
    expect(await delete_()).toMatchObject({ status: 400, body: { message: expect.stringContaining("it is paid") } })
    await store.admin.void(id)
    expect([heldAtAmazon(store), (await delete_()).status]).toEqual([[], 200])
  })

  it("holds nothing when it is canceled just as its period is charged", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    cancelBeforeAmazonIsAsked(order_id)
    await charge(store, permissionId, { period: "2027-01", order_id })
    await letTimePass(store.container, { minutes: 1 })
    expect(states()).toEqual(["Authorized", "Canceled"])
  })

  it("owes its buyer the money, and says so, when it is canceled just as its period is captured", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    cancelBeforeAmazonIsAsked(order_id)
    await charge(store, permissionId, { period: "2027-01", order_id, capture: true })
    await letTimePass(store.container, { minutes: 1 })
    expect(await notices(store.container)).toEqual([expect.stringContaining("2500 JPY")])
    expect(await store.admin.refund(order_id, 2500)).toMatchObject({ status: 200 })
    expect(booksOfAmazon(store)).toEqual({ captured: 2500, refunded: 2500, order: 0 })
  })

  describe("and whose open payment link Medusa leaves as it was", () => {
    const PAYS = { payment: "1111" }

    /** ¥2,500 are captured, and the link is of the ¥1,000 that an edit added. */
    async function editedUp() {
      const { orderId } = await store.bought()
      await store.admin.capture(orderId)
      await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
      await quiet()
      return linkOf(orderId)
    }

    /** The buyer is back from approving: only the visit of the result page is missing. */
    async function approved() {
      const link = await editedUp()
      const { page } = await chooseAtLink(store, link, PAYS)
      return { ...link, resultUrl: await store.amazon.approve(page.href) }
    }

    const credit = (id: string, amount: number) =>
      createOrderCreditLinesWorkflow(store.container).run({
        input: { id, credit_lines: [{ amount, reference: "goodwill", reference_id: "gift" }] },
      })

    it("asks its buyer for nothing once an edit has taken all of it off", async () => {
      const link = await editedUp()
      await store.admin.editOff(link.orderId, 2000)
      await payAtLink(store, link)
      expect(states()).toEqual(["Captured"])
    })

    it("asks its buyer for nothing once the exchange that it was for is canceled", async () => {
      const { orderId } = await store.bought()
      await store.admin.capture(orderId)
      const returns = new Returns(store.admin)
      await returns.ship(orderId)
      const exchange = await returns.exchange(orderId, store.seeded.variant_ids.cup, 3)
      const link = await linkOf(orderId)
      await returns.takeBack(exchange)
      await payAtLink(store, link)
      expect(states()).toEqual(["Captured"])
    })

    it("asks its buyer for what it costs by now, once a credit has made it less", async () => {
      const link = await editedUp()
      await credit(link.orderId, 400)
      await payAtLink(store, link)
      expect(heldAtAmazon(store)).toEqual([600])
    })

    it("takes nothing that its buyer approved before it cost no more", async () => {
      const { orderId, shopper, resultUrl } = await approved()
      await store.admin.editOff(orderId, 2000)
      expect(orderOf(await shopper.visit(resultUrl))).toBe(orderId)
      expect(states()).toEqual(["Captured"])
    })

    it("takes nothing that its buyer approved before it cost less", async () => {
      const { orderId, shopper, resultUrl } = await approved()
      await credit(orderId, 400)
      expect(failureOf(await shopper.visit(resultUrl))).toBe("total_changed")
      await comeToRest(store.container)
      expect(states()).toEqual(["Captured"])
    })

    it("holds nothing when an edit takes it off just as its buyer pays", async () => {
      const { orderId, shopper, resultUrl } = await approved()
      const end = beforeEachQuery(store.container, async ({ sql }) => {
        if (!/update amazon_pay_operation\s+set outcome = 'open'/.test(sql)) return
        end()
        await store.admin.editOff(orderId, 2000)
        await quiet()
      })
      await shopper.visit(resultUrl)
      await letTimePass(store.container, { minutes: 1 })
      expect(states()).toEqual(["Captured", "Canceled"])
    })

    it.each([
      ["takes all of it off", (id: string) => store.admin.editOff(id, 2000)],
      ["makes it less", (id: string) => credit(id, 400)],
    ])("holds no more than it costs when a change %s before Amazon's answer is known", async (_, change) => {
      const { orderId, shopper, resultUrl } = await approved()
      store.amazon.emulator.faults.add({ kind: "drop-after", pattern: "/complete$" })
      store.amazon.emulator.faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: null })
      await shopper.visit(resultUrl)
      await change(orderId)
      store.amazon.emulator.faults.clear()
      await comeToRest(store.container)
      const { total } = await store.admin.order(orderId)
      expect(sumOf(heldAtAmazon(store))).toBe(Math.max(total - 2500, 0))
    })
  })
  const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)

  it("holds nothing when an edit takes back what was authorized for another", async () => {
    const { orderId } = await paidInTwo()
    await store.admin.editOff(orderId, 500)
    await quiet()
    expect(heldAtAmazon(store)).toEqual([])
    expect(booksOfAmazon(store).order).toBe(2500)
  })

  /** Of ¥3,000, of which ¥2,500 are captured and ¥500 held. @returns the captured payment, too */
  async function paidInTwo() {
    const { orderId } = await store.bought()
    await store.admin.capture(orderId)
    const captured = `payments/${await store.admin.paymentId(orderId)}`
    await store.admin.edit(orderId, store.seeded.variant_ids.cup, 1)
    await quiet()
    await payAtLink(store, await linkOf(orderId))
    expect(heldAtAmazon(store)).toEqual([500])
    return { orderId, captured }
  }

  it("is held for while a refund that Amazon has declined is owed", async () => {
    const { orderId, captured } = await paidInTwo()
    store.amazon.emulator.faults.add({ kind: "simulate", pattern: "/refunds$", code: "AmazonRejected" })
    expect(await store.admin.ask("POST", `${captured}/refund`, { amount: 500 })).toMatchObject({ status: 200 })
    await passTime(store, 24 * 60)
    await store.admin.refresh(orderId)
    expect((await store.admin.panel(orderId)).warnings).toMatchObject([{ kind: "refund_declined" }])
    expect(heldAtAmazon(store)).toEqual([500])
  })

  it("is held for while a credit makes it look paid: a refund that was taken back leaves one", async () => {
    const { orderId: id } = await paidInTwo()
    const credit_lines = [{ amount: 500, reference: "refund", reference_id: "ref_gone" }]
    await createOrderCreditLinesWorkflow(store.container).run({ input: { id, credit_lines } })
    expect(await store.admin.order(id)).toMatchObject({ total: 2500 })
    await store.admin.refresh(id)
    await comeToRest(store.container)
    expect(heldAtAmazon(store)).toEqual([500])
  })

  it("tells what else was seen when Amazon does not answer as a hold is released", async () => {
    const { heard } = listen(store.container, "amazon-pay.charge_permission_closed")
    const { orderId, checkoutSessionId } = await store.bought()
    await store.admin.capture(orderId, 2000)
    await store.admin.reauthorize(orderId)
    const permissionId = permissionOf(store, checkoutSessionId)
    store.amazon.emulator.chargePermissions.close({ chargePermissionId: permissionId, reasonCode: "BuyerClosed" })
    store.amazon.emulator.faults.add({ kind: "drop-before", pattern: "/cancel$", times: null })
    await store.admin.editOff(orderId, 500)
    await quiet()
    await store.admin.ask("POST", `amazon-pay/orders/${orderId}/refresh`)
    store.amazon.emulator.faults.clear()
    await comeToRest(store.container)
    expect(heardOf(heard)).toEqual([permissionId])
    expect(heldAtAmazon(store)).toEqual([])
  })
  const heardOf = (heard: readonly Heard[]) => heard.map(({ data }) => data["charge_permission_id"])

  it("holds nothing beside what was captured of the same payment once it costs no more", async () => {
    const { orderId } = await store.bought()
    await store.admin.capture(orderId, 2000)
    await store.admin.reauthorize(orderId)
    expect(heldAtAmazon(store)).toEqual([500])
    await store.admin.editOff(orderId, 500)
    await quiet()
    expect(heldAtAmazon(store)).toEqual([])
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
  })

  it("has no rest to be captured once it costs no more, where Amazon does not hold it", async () => {
    const { orderId } = await store.bought()
    await store.admin.capture(orderId, 2000)
    await store.admin.editOff(orderId, 500)
    await quiet()
    await comeToRest(store.container)
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
    expect((await store.admin.panel(orderId)).actions).toMatchObject([{ action: "refund" }])
    await store.admin.capture(orderId, 500)
    expect(booksOfAmazon(store).captured).toBe(2000)
  })

  it("is held for until all goods of it have come back", async () => {
    const { orderId } = await store.bought()
    const returns = new Returns(store.admin)
    await returns.ship(orderId)
    await returns.receive(orderId, await returns.request(orderId, "cheapest"), "cheapest")
    await quiet()
    const id = await returns.request(orderId, "dearest")
    await quiet()
    await comeToRest(store.container)
    expect(heldAtAmazon(store)).toEqual([2000])
    await returns.receive(orderId, id, "dearest")
    await quiet()
    expect(heldAtAmazon(store)).toEqual([])
  })
})
