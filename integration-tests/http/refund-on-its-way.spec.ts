import { isChargeId } from "../../src/amazon/ids"
import { yen } from "../../src/amazon/test/sandbox"
import { MERCHANT } from "../support/account"
import { booksOfAmazon, booksOfMedusa, chargesAt } from "../support/books"
import { comeToRest, letTimePass } from "../support/clock"
import { listen } from "../support/events"
import { quiet } from "../support/quiet"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

const ALL = { captured: 2500, refunded: 2500, order: 0 }

describeStore("a refund that is on its way", (store) => {
  const emulator = () => store.amazon.emulator

  /** An order of ¥2,500, captured as given: each part is a charge of its own. */
  async function captured(...parts: number[]) {
    const { orderId } = await store.bought()
    emulator().ipn.add({ url: `${store.url}/amazon-pay/ipn`, merchantId: MERCHANT.merchantId })
    for (const part of parts) await store.admin.capture(orderId, part)
    return orderId
  }

  const answersToRefunds = () =>
    emulator()
      .requests.list()
      .filter(({ operation }) => operation === "createRefund")
      .map(({ status }) => status)

  async function look(orderId: string) {
    await emulator().ipn.idle()
    await store.admin.refresh(orderId)
    await letTimePass(store.container, { minutes: 2 })
  }

  async function expectAllReturned(orderId: string) {
    expect(answersToRefunds().every((status) => status === 201)).toBe(true)
    for (const seconds of [0, 31]) {
      emulator().clock.advance({ seconds })
      await look(orderId)
      expect([await booksOfMedusa(store, orderId), booksOfAmazon(store).captured]).toEqual([ALL, 2500])
    }
    expect(booksOfAmazon(store)).toEqual(ALL)
    expect(await notices(store.container)).toEqual([])
  }

  describe.each(["initiated", "settled"] as const)("and that Amazon counts once it is %s", (counted) => {
    beforeEach(() => {
      emulator().openQuestions.refundedAmount = counted
    })

    it("is not asked for again by the next, over two charges", async () => {
      const orderId = await captured(1000, 1500)
      for (const part of [800, 1200, 500])
        expect(await store.admin.refund(orderId, part)).toMatchObject({ status: 200 })
      await expectAllReturned(orderId)
    })

    it("is not asked for again by two at once, over two charges", async () => {
      const orderId = await captured(1000, 1500)
      await store.admin.refund(orderId, 300)
      const refunds = [900, 1300].map((part) => store.admin.refund(orderId, part))
      expect((await Promise.all(refunds)).map(({ status }) => status)).toEqual([200, 200])
      await expectAllReturned(orderId)
    })

    it("is not asked for again by a cancel, over two charges", async () => {
      const orderId = await captured(1000, 1500)
      await store.admin.refund(orderId, 700)
      expect(await store.admin.cancel(orderId)).toMatchObject({ status: 200 })
      await quiet()
      await expectAllReturned(orderId)
    })

    it.each([[[2500]], [[1000, 1500]], [[1000]]])(
      "is not called owed when the order is canceled, captured %j",
      async (parts) => {
        const { heard } = listen(store.container, "amazon-pay.refund_owed")
        const orderId = await captured(...parts)
        await store.admin.cancel(orderId)
        await quiet()
        for (let looks = 0; looks < 2; looks++) await look(orderId)
        await comeToRest(store.container)
        expect([heard, await notices(store.container)]).toEqual([[], []])
      },
    )

    it("and was made in Seller Central is not asked for again by the admin", async () => {
      const orderId = await captured(1000, 1500)
      const chargeId = chargesAt(store)
        .map((charge) => charge.chargeId)
        .find(isChargeId)!
      await store.amazon.merchant.createRefund({ chargeId, refundAmount: yen(800) }, "by-hand")
      await emulator().ipn.idle()
      await quiet()
      expect(await store.admin.refund(orderId, 1700)).toMatchObject({ status: 200 })
      await expectAllReturned(orderId)
    })

    it("is owed again, and told once, when Amazon declines it", async () => {
      const orderId = await captured(1000, 1500)
      emulator().faults.add({ kind: "simulate", method: "POST", path: "/refunds", code: "AmazonRejected" })
      await store.admin.refund(orderId, 700)
      emulator().clock.advance({ seconds: 31 })
      for (let looks = 0; looks < 2; looks++) await look(orderId)
      expect(await notices(store.container)).toEqual([expect.stringContaining("700")])
      expect(await store.admin.refund(orderId, 2500)).toMatchObject({ status: 200 })
      emulator().clock.advance({ seconds: 31 })
      await look(orderId)
      expect([await booksOfMedusa(store, orderId), booksOfAmazon(store)]).toEqual([ALL, ALL])
    })
  })
})
