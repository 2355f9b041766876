import { bothBooks, booksOfAmazon, booksOfMedusa } from "../support/books"
import { letTimePass } from "../support/clock"
import { asked, CAPTURE, CHARGE, oddCases, OFTEN, REFUND } from "../support/odd-answers"
import { describeStore } from "../support/store"
import { someOf } from "../support/some-of"

/** For one that loops for ever. */
const PATIENCE = 60_000

describeStore("an answer of Amazon's that is odd", (store) => {
  const emulator = () => store.amazon.emulator

  async function bought() {
    const { orderId } = await store.bought()
    return orderId
  }

  describe("to an admin's press", () => {
    const presses = {
      capture: { ready: () => bought(), press: (orderId: string) => store.admin.capture(orderId, 1000) },
      charge: {
        ready: async () => {
          const orderId = await bought()
          await store.admin.capture(orderId, 300)
          return orderId
        },
        press: (orderId: string) => store.admin.capture(orderId, 1000),
      },
      refund: {
        ready: async () => {
          const orderId = await bought()
          await store.admin.capture(orderId)
          return orderId
        },
        press: (orderId: string) => store.admin.refund(orderId, 1000),
      },
    }
    const all = ([CAPTURE, CHARGE, REFUND] as const).flatMap(oddCases)

    it.each(someOf(all, 12))(
      "of a $operation.name is not taken for what was asked, which a second press does once: $name",
      async ({ operation, fault }) => {
        const { ready, press } = presses[operation.name as keyof typeof presses]
        const orderId = await ready()
        const before = { ...booksOfAmazon(store), asked: asked(store, operation) }
        emulator().faults.add(fault)
        const { status } = await press(orderId)
        expect(asked(store, operation) - before.asked).toBeLessThan(OFTEN / 2)
        const [medusa, amazon] = await bothBooks(store, orderId)
        expect(medusa.captured).toBeLessThanOrEqual(amazon.captured)
        expect(medusa.refunded).toBeLessThanOrEqual(amazon.refunded)
        emulator().faults.clear()
        if (status !== 200) await press(orderId)
        await store.admin.refresh(orderId)
        await letTimePass(store.container, { minutes: 60 })
        const after = booksOfAmazon(store)
        expect(await booksOfMedusa(store, orderId)).toEqual(after)
        expect(after.captured - before.captured + after.refunded - before.refunded).toBe(1000)
      },
      PATIENCE,
    )
  })
})
