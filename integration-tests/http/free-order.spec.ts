import { orderOf } from "../support/shopper"
import { describeStore } from "../support/store"

describeStore("a cart that a promotion pays for", (store) => {
  it("becomes an order when it is confirmed, without a charge at Amazon", async () => {
    await store.admin.ask("POST", "promotions", {
      code: "FREE",
      type: "standard",
      status: "active",
      application_method: { type: "percentage", target_type: "order", value: 100 },
    })
    const shopper = await store.shopper()
    await shopper.ask("POST", `carts/${shopper.cartId}/promotions`, { promo_codes: ["FREE"] })
    const checkoutSessionId = await shopper.comeToReview()
    const { status, body } = await shopper.confirm(checkoutSessionId)
    expect(status).toBe(200)
    expect(orderOf(new URL(body.redirect_url))).not.toBeNull()
    expect(store.amazon.callsOf(checkoutSessionId)).toEqual(["getCheckoutSession"])
  })
})
