import { BOUGHT, atAmazon, atMedusa, laterOn, lookOnce } from "../support/after-a-kill"
import { letTimePass } from "../support/clock"
import { EndingProcess } from "../support/ending-process"
import { failureOf, orderOf } from "../support/shopper"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

const BEFORE_IT_IS_ASKED = "set outcome = 'open', attempts"

describeStore("an order whose process ended while it asked Amazon for the payment", (store) => {
  async function killed(haltAt: string, outcome: "approve" | "decline") {
    const ending = await EndingProcess.start(store)
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    const resultUrl = await shopper.approve(checkoutSessionId, outcome)
    await ending.end([{ method: "GET", path: resultUrl.slice(store.url.length), haltAt }])
    const [order] = await store.admin.orders()
    return { shopper, checkoutSessionId, resultUrl, orderId: order!.id }
  }

  it.each([BEFORE_IT_IS_ASKED, "/complete: "])(
    "is told of once as unpaid, with what to do, when Amazon refuses (ended at %s)",
    async (haltAt) => {
      await killed(haltAt, "decline")
      await lookOnce(store)
      await letTimePass(store.container, { minutes: 10 })
      expect(await notices(store.container)).toEqual([expect.stringMatching(/not paid.*payment link/)])
    },
  )

  it("is not called placed when its buyer comes back, and Amazon refuses", async () => {
    const { shopper, resultUrl } = await killed(BEFORE_IT_IS_ASKED, "decline")
    await laterOn(store)
    const pages = [await shopper.visit(resultUrl), await shopper.visit(resultUrl)]
    expect(pages.map(failureOf)).toEqual(["declined", "declined"])
  })

  it("is not called placed when its buyer comes back before Amazon has answered", async () => {
    const { shopper, resultUrl } = await killed(BEFORE_IT_IS_ASKED, "approve")
    store.amazon.emulator.faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: null })
    await laterOn(store)
    expect(failureOf(await shopper.visit(resultUrl))).toBe("payment_pending")
  })

  it("is paid when its buyer comes back", async () => {
    const { shopper, resultUrl, orderId, checkoutSessionId } = await killed(BEFORE_IT_IS_ASKED, "approve")
    await laterOn(store)
    expect(orderOf(await shopper.visit(resultUrl))).toBe(orderId)
    const found = { medusa: [await atMedusa(store, orderId)], amazon: atAmazon(store, checkoutSessionId) }
    expect(found).toEqual(BOUGHT)
  })
})
