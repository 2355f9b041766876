import { listen } from "../support/events"
import { failureOf } from "../support/shopper"
import { paidAndSoldOut } from "../support/sold-out"
import { describeStore } from "../support/store"

describeStore("a buyer who paid, closed the browser and cannot get the goods any more", (store) => {
  it("is not kept waiting for their money: what was held is released", async () => {
    const { heard, next } = listen(store.container, "amazon-pay.checkout_released")
    const { shopper, checkoutSessionId } = await paidAndSoldOut(store)
    expect((await next()).data).toMatchObject({ cart_id: shopper.cartId, checkout_session_id: checkoutSessionId })
    expect(heard).toHaveLength(1)
    expect(store.amazon.emulator.objects("charges")).toMatchObject([{ statusDetails: { state: "Canceled" } }])
    expect(await store.admin.orders()).toEqual([])
  })

  it("is told so when they come back after all, however often they reload the page", async () => {
    const { shopper, resultUrl } = await paidAndSoldOut(store)
    for (let visit = 0; visit < 3; visit++) expect(failureOf(await shopper.visit(resultUrl))).toBe("out_of_stock")
  })

  it("is told so on the review page", async () => {
    const { shopper, checkoutSessionId } = await paidAndSoldOut(store)
    expect((await shopper.review(checkoutSessionId)).body.checkout_session).toMatchObject({
      error: { code: "out_of_stock" },
    })
  })
})
