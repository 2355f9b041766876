import { Modules } from "@medusajs/framework/utils"
import type { FaultRule } from "amazon-pay-emulator"
import { chargesAt } from "../support/books"
import { letTimePass } from "../support/clock"
import { asked, COMPLETE, oddCases, OFTEN } from "../support/odd-answers"
import { orderOf } from "../support/shopper"
import { describeStore } from "../support/store"
import { someOf } from "../support/some-of"

const GET = { method: "GET", times: null } as const

/** What Amazon answers to whoever looks at the session, the permission or the charge. */
const UNREADABLE: readonly { name: string; fault: FaultRule }[] = [
  { name: "Amazon's error page", fault: { ...GET, kind: "recorded", answer: "error-page" } },
  ...[503, 429].map((status) => ({ name: String(status), fault: { ...GET, kind: "status", status } as const })),
  { name: "a gateway's page", fault: { ...GET, kind: "html-502" } },
  { name: "half of the JSON", fault: { ...GET, kind: "truncate" } },
  ...[{}, [], null].map((body) => {
    return { name: JSON.stringify(body), fault: { ...GET, kind: "status", status: 200, body } as const }
  }),
  {
    name: "a state that nobody knows",
    fault: { ...GET, kind: "rewrite", fields: { statusDetails: { state: "Hazy" } } },
  },
  { name: "no ids", fault: { ...GET, kind: "rewrite", fields: { chargePermissionId: null, chargeId: null } } },
]

describeStore("a payment that Amazon completes oddly", (store) => {
  afterEach(() => jest.restoreAllMocks())

  const emulator = () => store.amazon.emulator
  const held = () => chargesAt(store).filter(({ statusDetails }) => statusDetails.state === "Authorized").length
  const later = () => letTimePass(store.container, { minutes: 10 })

  async function approved() {
    const shopper = await store.shopper()
    return { shopper, resultUrl: await shopper.approve(await shopper.comeToReview()) }
  }

  async function isPlacedOnce() {
    expect(await store.admin.orders()).toMatchObject([{ payment_status: "authorized" }])
    expect(held()).toBe(1)
  }

  describe("by its answer", () => {
    it.each(someOf(oddCases(COMPLETE), 5))(
      "is no order while it is not paid, and one when it is: $name",
      async (odd) => {
        const { shopper, resultUrl } = await approved()
        emulator().faults.add(odd.fault)
        const page = await shopper.visit(resultUrl)
        expect(asked(store, odd.operation)).toBeLessThan(OFTEN / 2)
        if (orderOf(page) !== null) expect(held()).toBe(1)
        emulator().faults.clear()
        await later()
        expect(orderOf(await shopper.visit(resultUrl))).not.toBeNull()
        await isPlacedOnce()
      },
    )
  })

  describe("and cannot be looked at afterwards", () => {
    it.each(someOf(UNREADABLE, 3))(
      "is an order at a later look when the answer was lost, too: GET is $name",
      async ({ fault }) => {
        const { shopper, resultUrl } = await approved()
        emulator().faults.add({ kind: "drop-after", pattern: "/complete$", times: 3 })
        emulator().faults.add(fault)
        await shopper.visit(resultUrl)
        await letTimePass(store.container, { minutes: 1 })
        await letTimePass(store.container, { minutes: 5 })
        expect(held()).toBe(1)
        emulator().faults.clear()
        await letTimePass(store.container, { minutes: 60 })
        await isPlacedOnce()
      },
    )

    it.each(someOf(UNREADABLE, 3))("is an order when the answer came: GET is $name", async ({ fault }) => {
      const { shopper, resultUrl } = await approved()
      emulator().faults.add(fault)
      await shopper.visit(resultUrl)
      await later()
      emulator().faults.clear()
      await letTimePass(store.container, { minutes: 60 })
      await isPlacedOnce()
    })
  })

  describe("and whose order Medusa cannot write down", () => {
    /** What Medusa does when a cart is completed, before Complete and after it. */
    const writes = {
      "the order": () => jest.spyOn(store.container.resolve(Modules.ORDER), "createOrders"),
      "the reservation": () => jest.spyOn(store.container.resolve(Modules.INVENTORY), "createReservationItems"),
      "the end of the cart": () => jest.spyOn(store.container.resolve(Modules.CART), "updateCarts"),
      "the payment": () => jest.spyOn(paymentRows(), "create"),
    }
    const paymentRows = () =>
      Reflect.get(store.container.resolve(Modules.PAYMENT), "paymentService_") as { create: () => Promise<unknown> }

    it.each(Object.keys(writes) as (keyof typeof writes)[])(
      "is not given back, and is an order once it can: %s",
      async (what) => {
        const { shopper, resultUrl } = await approved()
        const write = writes[what]().mockRejectedValue(new Error("the database is away"))
        // Medusa may leave the order that it could not finish, and then it is made good.
        const told = orderOf(await shopper.visit(resultUrl))
        await letTimePass(store.container, { minutes: 1 })
        await letTimePass(store.container, { minutes: 5 })
        write.mockRestore()
        expect(JSON.stringify(emulator().objects("charges"))).not.toContain('"Canceled"')
        await letTimePass(store.container, { minutes: 60 })
        await isPlacedOnce()
        const [order] = await store.admin.orders()
        expect([null, order!.id]).toContain(told)
      },
    )
  })
})
