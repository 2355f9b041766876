import { failureOf } from "../support/shopper"
import type { Return } from "../support/amazon"
import { describeStore } from "../support/store"

describeStore("the session of another cart", (store) => {
  /** The thief's own return URL, with the victim's session id in it. */
  async function stolen(route: "review" | "result", victim: Return) {
    const thief = await store.shopper()
    const { url } = await thief.goToAmazon()
    const forged = new URL(url)
    forged.pathname = `/amazon-pay/${route}`
    forged.searchParams.set("amazonCheckoutSessionId", victim.checkoutSessionId)
    return { thief, page: await thief.visit(forged.href) }
  }

  it.each(["review", "result"] as const)("is of no use at %s before its own buyer has come back", async (route) => {
    const victim = await (await store.shopper()).goToAmazon()
    const { thief, page } = await stolen(route, victim)
    expect(failureOf(page)).toBe("wrong_cart")
    expect((await thief.cart())["email"]).toBeNull()
  })

  it.each(["review", "result"] as const)("is of no use at %s afterwards", async (route) => {
    const shopper = await store.shopper()
    const victim = await shopper.goToAmazon()
    await shopper.visit(victim.url)
    const { thief, page } = await stolen(route, victim)
    expect(failureOf(page)).toBe("wrong_cart")
    expect((await thief.cart())["email"]).toBeNull()
  })

  it("cannot be paid with after its buyer has approved", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    await shopper.approve(checkoutSessionId)
    const { page } = await stolen("result", { checkoutSessionId, url: "" })
    expect(failureOf(page)).toBe("wrong_cart")
    expect(await store.admin.orders()).toEqual([])
  })

  it("tells no address on the review page of another cart", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    const thief = await store.shopper()
    const path = `amazon-pay/checkout-sessions/${checkoutSessionId}?cart_id=${thief.cartId}`
    expect(await thief.ask("GET", path)).toMatchObject({ status: 404, body: { code: "session_gone" } })
  })

  it("tells no address once its order is placed", async () => {
    const shopper = await store.shopper()
    const { checkoutSessionId } = await shopper.buy()
    const { body } = await shopper.review(checkoutSessionId)
    expect(body.checkout_session).toMatchObject({
      buyer: { name: null, email: null },
      shipping_address: null,
      billing_address: null,
    })
  })

  it.each(["nonsense", "4f0b8b5e-3c7a-4d0e-9f1a-0123456789ab", "..%2fcharges"])(
    "that does not exist (%s) is not found, and Amazon is not asked",
    async (id) => {
      const shopper = await store.shopper()
      expect(await shopper.review(id)).toMatchObject({ status: 404, body: { code: "session_gone" } })
      expect(await shopper.confirm(id)).toMatchObject({ status: 404, body: { code: "session_gone" } })
      expect(store.amazon.emulator.requests.list()).toEqual([])
    },
  )
})
