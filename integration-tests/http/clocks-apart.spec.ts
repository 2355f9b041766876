import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { booksOfAmazon, booksOfMedusa } from "../support/books"
import { runClock } from "../support/clock"
import { quiet } from "../support/quiet"
import { describeStore } from "../support/store"

const HOUR = 60

describeStore("a machine whose clock is hours apart from the database's", (store) => {
  const clock = () => store.container.resolve<AmazonPayModuleService>("amazonPay").clock
  afterEach(() => {
    clock().setOffset(0)
  })

  const lose = (pattern: string) =>
    store.amazon.emulator.faults.add({ kind: "drop-after", method: "POST", pattern, times: null })

  const found = () => store.amazon.emulator.faults.clear()

  /** What the job does in the next hour. */
  async function passAnHour(apart: number) {
    for (const minutes of [1, 10, 20, HOUR]) {
      await quiet()
      clock().setOffset((apart * HOUR + minutes) * 60_000)
      await runClock(store.container)
    }
    await quiet()
  }

  async function books(orderId: string) {
    return [await booksOfMedusa(store, orderId), booksOfAmazon(store)]
  }

  describe.each([-5, 5])("by %d", (apart) => {
    beforeEach(() => {
      clock().setOffset(apart * HOUR * 60_000)
    })

    it("places the order of a buyer who does not come back, once, though the answer was lost", async () => {
      const shopper = await store.shopper()
      const id = await shopper.comeToReview()
      const url = await shopper.approve(id)
      lose("/complete$")
      await shopper.visit(url)
      found()
      await passAnHour(apart)
      expect(await store.admin.orders()).toHaveLength(1)
      expect(store.amazon.emulator.objects("charges")).toMatchObject([{ statusDetails: { state: "Authorized" } }])
    })

    it("captures once what is pressed twice because the answer was lost, and refunds so", async () => {
      const { orderId } = await (await store.shopper()).buy()
      lose("/capture$")
      await store.admin.capture(orderId, 1000)
      found()
      await store.admin.capture(orderId, 1000)
      lose("/refunds$")
      await store.admin.refund(orderId, 400)
      found()
      await store.admin.refund(orderId, 400)
      await passAnHour(apart)
      const stands = { captured: 1000, refunded: 400, order: 600 }
      expect(await books(orderId)).toEqual([stands, stands])
    })

    it("captures once what was looked at before it is pressed again", async () => {
      const { orderId } = await (await store.shopper()).buy()
      lose("/capture$")
      await store.admin.capture(orderId, 1000)
      found()
      await store.admin.refresh(orderId)
      await store.admin.capture(orderId, 1000)
      await passAnHour(apart)
      const stands = { captured: 1000, refunded: 0, order: 1000 }
      expect(await books(orderId)).toEqual([stands, stands])
    })

    it("releases what a canceled order holds", async () => {
      const { orderId } = await (await store.shopper()).buy()
      store.amazon.emulator.faults.add({ kind: "drop-before", pattern: "/cancel$", times: null })
      await store.admin.cancel(orderId)
      found()
      await passAnHour(apart)
      expect(store.amazon.emulator.objects("charges")).toMatchObject([{ statusDetails: { state: "Canceled" } }])
    })
  })
})
