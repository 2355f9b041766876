import { bothBooks } from "../support/books"
import { letTimePass } from "../support/clock"
import { describeStore, type Store } from "../support/store"

/** What is voided: a payment of ¥2,500, or what is left of it. */
const GIVEN: Record<string, { before: (store: Store, orderId: string) => Promise<unknown>; captured: number }> = {
  "a whole payment": { before: () => Promise.resolve(), captured: 0 },
  "the rest of a payment, which was authorized anew": {
    async before(store, orderId) {
      await store.admin.capture(orderId, 1000)
      await store.admin.reauthorize(orderId)
    },
    captured: 1000,
  },
}
const FAULTS = ["drop-before", "drop-after"] as const
const FINISHED = ["the admin presses again", "the clock looks"] as const

const CASES = Object.keys(GIVEN).flatMap((given) =>
  FAULTS.flatMap((fault) => FINISHED.map((finished) => ({ given, fault, finished }))),
)

describeStore(
  "a void whose answer from Amazon never came",
  (store) => {
    const held = () =>
      (store.amazon.emulator.objects("charges") as { statusDetails: { state: string } }[]).filter(
        ({ statusDetails }) => statusDetails.state === "Authorized",
      )

    it.each(CASES)(
      "holds nothing in the end: $given ($fault), and then $finished",
      async ({ given, fault, finished }) => {
        const { before, captured } = GIVEN[given]!
        const { orderId } = await store.bought()
        await before(store, orderId)
        expect(held()).toHaveLength(1)
        store.amazon.emulator.faults.add({ kind: fault, method: "DELETE", times: null })
        await store.admin.void(orderId)
        // Until Amazon answers, the panel offers nothing that would move the same money.
        expect((await store.admin.panel(orderId)).actions).not.toContainEqual(
          expect.objectContaining({ action: "capture" }),
        )
        store.amazon.emulator.faults.clear()
        if (finished === "the clock looks") await letTimePass(store.container, { minutes: 10 })
        else await store.admin.void(orderId)
        expect(held()).toEqual([])
        await store.admin.capture(orderId, 500)
        await letTimePass(store.container, { minutes: 60 })
        const books = { captured, refunded: 0, order: captured }
        expect(await bothBooks(store, orderId)).toEqual([books, books])
        expect((await store.admin.panel(orderId)).open_operations).toEqual([])
      },
    )
  },
  { AMAZON_PAY_ALLOW_OVERCHARGE: "true" },
)
