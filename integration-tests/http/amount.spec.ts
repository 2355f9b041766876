import { failureOf } from "../support/shopper"
import { describeStore } from "../support/store"

describeStore("the amount", (store) => {
  it("is what the cart costs when the order is placed, with what was added on the review page", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    await shopper.add("cup")
    await shopper.chooseShipping(store.seeded.express_shipping_option_id)
    await shopper.visit(await shopper.approve(checkoutSessionId))
    expect(store.amazon.emulator.objects("charges")).toMatchObject([{ chargeAmount: { amount: "3500" } }])
    expect(await store.admin.orders()).toMatchObject([{ total: 3500 }])
  })

  it("is what the buyer approved: a cart that was filled up since is not ordered, and nothing is charged", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    const resultUrl = await shopper.approve(checkoutSessionId)
    await shopper.add("beans", 10)
    expect(failureOf(await shopper.visit(resultUrl))).toBe("cart_changed")
    expect(await store.admin.orders()).toEqual([])
    expect(store.amazon.emulator.objects("charges")).toEqual([])
  })

  it("is what the buyer approved in the direct flow, too", async () => {
    const shopper = await store.shopper()
    await shopper.enterAddress()
    await shopper.chooseShipping()
    const { url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
    await shopper.add("beans", 10)
    expect(failureOf(await shopper.visit(url))).toMatch(/^(cart|total)_changed$/)
    expect(await store.admin.orders()).toEqual([])
    expect(store.amazon.emulator.objects("charges")).toEqual([])
  })

  it("of a cart that was changed may be approved anew", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    const resultUrl = await shopper.approve(checkoutSessionId)
    await shopper.add("cup")
    await shopper.visit(resultUrl)
    await shopper.visit(await shopper.approve(checkoutSessionId))
    expect(await store.admin.orders()).toMatchObject([{ total: 3000 }])
  })

  it("is not what a shopper posts to Medusa's own route", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    const { session } = await shopper.openPaymentSession({
      amazon_pay: { checkout_session_id: checkoutSessionId, amount: "1", charge_permission_id: "S03-1234567-1234567" },
    })
    expect(session).toMatchObject({ amount: 2500 })
    expect(session["data"]?.["amazon_pay"]).toMatchObject({
      amount: "2500",
      checkout_session_id: null,
      charge_permission_id: null,
    })
  })

  it("cannot be taken from a forged confirmation of ours", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    const claim = Buffer.from(JSON.stringify({ checkout_session_id: checkoutSessionId, amount: "1" }))
    const { session } = await shopper.openPaymentSession({
      amazon_pay: { sealed: `${claim.toString("base64url")}.${"A".repeat(43)}` },
    })
    expect(session["data"]?.["amazon_pay"]).toMatchObject({ amount: "2500", checkout_session_id: null, sealed: null })
  })

  it("cannot be replayed with the confirmation of a cheaper cart: what is sealed is not handed out", async () => {
    const shopper = await store.shopper()
    await shopper.confirm(await shopper.comeToReview())
    expect(JSON.stringify(await shopper.cart())).not.toContain('"sealed":"')
  })

  it("places no order when Medusa's own route is called without the buyer's approval", async () => {
    const shopper = await store.shopper()
    await shopper.confirm(await shopper.comeToReview())
    const answer = await shopper.ask("POST", `carts/${shopper.cartId}/complete`)
    expect(answer.body["type"]).not.toBe("order")
    expect(await store.admin.orders()).toEqual([])
  })

  it.each(["review", "direct"])(
    "of a download has the tax on it, where tax is added to the price (%s)",
    async (flow) => {
      const default_tax_rate = { name: "消費税", code: "jct", rate: 10 }
      const tax = { country_code: "jp", provider_id: "tp_system", default_tax_rate }
      await store.admin.ask("POST", "tax-regions", tax)
      await store.admin.ask("POST", `regions/${store.seeded.region_id}`, { is_tax_inclusive: false })
      const shopper = await store.shopper("guide")
      await shopper.ask("POST", `carts/${shopper.cartId}`, { email: "hanako@example.com" })
      const { checkoutSessionId, url } = await store.amazon.checkout(await shopper.button({ flow }))
      await shopper.visit(url)
      if (flow === "review") await shopper.visit(await shopper.approve(checkoutSessionId))
      expect(store.amazon.emulator.objects("charges")).toMatchObject([{ chargeAmount: { amount: "880" } }])
      expect(await store.admin.orders()).toMatchObject([{ total: 880 }])
    },
  )
})
