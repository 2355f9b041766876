import { letTimePass } from "../support/clock"
import { LIVE_EMULATOR, LIVE_ENV, standIn } from "../support/live"
import { describeStore } from "../support/store"

/** The job's pause, in minutes. */
const TICK = 0.25

describeStore(
  "the clock of a live account",
  (store) => {
    const emulator = () => store.amazon.emulator
    let end: () => void
    beforeAll(() => {
      end = standIn(store)
    })
    afterAll(() => end())

    /** Presses 注文を確定する, and closes the browser on Amazon's page. */
    async function abandon(buyers: number) {
      for (let buyer = 0; buyer < buyers; buyer++) {
        const shopper = await store.shopper("beans")
        await shopper.confirm(await shopper.comeToReview())
      }
    }

    /** Approves the payment, and closes the browser before the shop. */
    async function pay() {
      const shopper = await store.shopper("beans")
      const id = await shopper.comeToReview()
      await shopper.approve(id)
      return id
    }

    const calls = (operation: string) =>
      emulator()
        .requests.list()
        .filter((call) => call.operation === operation)
    const refused = () =>
      emulator()
        .requests.list()
        .filter(({ status }) => status === 429)

    /** Keeps Amazon's documented rates from here on. */
    function throttle() {
      emulator().throttling.enabled = true
      emulator().requests.clear()
    }

    it.each([0, 40])(
      "places a paid order within a minute, behind %i that never were, at Amazon's rates",
      async (others) => {
        await abandon(others)
        await pay()
        throttle()
        for (let minutes = TICK; minutes <= 1; minutes += TICK) await letTimePass(store.container, { minutes })
        expect(await store.admin.orders()).toHaveLength(1)
        expect(refused()).toEqual([])
      },
    )

    it("completes a session that may have been approved before those that it tried in vain", async () => {
      await abandon(8)
      for (const minutes of [0.75, 1]) await letTimePass(store.container, { minutes })
      const paid = await pay()
      throttle()
      await letTimePass(store.container, { minutes: 5 })
      expect(calls("completeCheckoutSession")[0]).toMatchObject({ checkoutSessionId: paid })
      expect(await store.admin.orders()).toHaveLength(1)
    })

    it("settles all authorizations that are due in one run, at Amazon's rates", async () => {
      for (let buyer = 0; buyer < 9; buyer++) await (await store.shopper("beans")).buy({ payment: "0701" })
      emulator().clock.advance({ minutes: 1 })
      throttle()
      await letTimePass(store.container, { minutes: 2 })
      const orders = await Promise.all((await store.admin.orders()).map(({ id }) => store.admin.order(id)))
      expect(orders.map(({ payment_status }) => payment_status)).toEqual(Array(9).fill("authorized"))
      expect(refused()).toEqual([])
    })
  },
  { ...LIVE_ENV, AMAZON_PAY_ASYNC: "true" },
  LIVE_EMULATOR,
)
