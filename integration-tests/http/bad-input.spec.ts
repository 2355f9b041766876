import type { Selection } from "amazon-pay-emulator"
import { Promotion, shipOnlyTo, stock } from "../support/catalog"
import { failureOf, orderOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"

const TOKYO = {
  name: "山田花子",
  addressLine1: "目黒区下目黒1-8-1",
  stateOrRegion: "東京都",
  postalCode: "153-0064",
  phoneNumber: "0312345678",
}
const OSAKA = { ...TOKYO, addressLine1: "大阪市北区梅田1-1-1", stateOrRegion: "大阪府", postalCode: "530-0001" }
const CHICAGO = {
  name: "Susie Smith",
  addressLine1: "10 Ditka Ave",
  city: "Chicago",
  stateOrRegion: "IL",
  postalCode: "60602",
  countryCode: "US",
}
const NOWHERE = { ...TOKYO, addressLine1: "迷子の町1-1", stateOrRegion: "ネバーランド" }

describeStore("what can go wrong", (store) => {
  /** What the review page says, and what the press on 注文を確定する is answered. */
  async function toldTo(shopper: Shopper, id: string) {
    const { body: review } = await shopper.review(id)
    const { status, body } = await shopper.confirm(id)
    const { error } = review.checkout_session as { error?: { code?: string; remedy?: string } | null }
    return { reviewed: error?.code, remedy: error?.remedy, status, confirmed: body["code"] }
  }

  /** The shopper goes on, and gets what is in the cart. */
  async function placed(shopper: Shopper, id: string) {
    await shopper.chooseShipping()
    const orderId = orderOf(await shopper.visit(await shopper.approve(id)))
    return store.admin.order(orderId ?? "none")
  }

  function nothingWasBought() {
    expect(store.amazon.emulator.objects("charges")).toEqual([])
    return expect(store.admin.orders()).resolves.toEqual([])
  }

  describe("with the address", () => {
    /** Medusa's own payment session knows no cart, so its button shuts no country out at Amazon. */
    async function pressOpenButton(shopper: Shopper, selection: Selection) {
      const { button } = await shopper.openPaymentSession()
      return store.amazon.checkout(button, selection)
    }

    it("outside the region's countries is told on the review page, and asks for nothing but another address", async () => {
      const shopper = await store.shopper()
      const { checkoutSessionId, url } = await pressOpenButton(shopper, { address: CHICAGO })
      const page = await shopper.visit(url)
      const { body } = await shopper.review(checkoutSessionId)
      expect(page.pathname).toBe("/checkout/review")
      expect(body.checkout_session).toMatchObject({
        error: { code: "shipping_unavailable", remedy: "retry", message: expect.stringContaining("配送できません") },
        shipping_address: null,
        missing_fields: [],
        buyer: { email: "buyer@example.com" },
      })
    })

    it("outside the region's countries is not replaced by the one that was chosen before", async () => {
      const shopper = await store.shopper()
      const { checkoutSessionId: id, url } = await pressOpenButton(shopper, { address: OSAKA })
      await shopper.visit(url)
      await shopper.chooseShipping()
      await shopper.visit((await store.amazon.change(id, { address: CHICAGO })).url)
      const told = await toldTo(shopper, id)
      await shopper.visit((await store.amazon.change(id, { address: TOKYO })).url)
      expect(told).toEqual({
        reviewed: "shipping_unavailable",
        remedy: "retry",
        status: 400,
        confirmed: "shipping_unavailable",
      })
      expect(await placed(shopper, id)).toMatchObject({ shipping_address: { city: "目黒区", province: "jp-13" } })
    })

    it("that no shipping zone has is told on the review page, until another is chosen", async () => {
      await shipOnlyTo(store.container, "jp-13")
      const shopper = await store.shopper()
      const id = await shopper.comeToReview({ address: OSAKA })
      const told = await toldTo(shopper, id)
      await shopper.visit((await store.amazon.change(id, { address: TOKYO })).url)
      const { body } = await shopper.review(id)
      expect(told).toMatchObject({ reviewed: "shipping_unavailable", confirmed: "shipping_unavailable" })
      expect(body.checkout_session["error"]).toBeNull()
      expect(await placed(shopper, id)).toMatchObject({ shipping_address: { city: "目黒区" } })
    })

    it("that no shipping zone has loses the shipping method of the one before", async () => {
      await shipOnlyTo(store.container, "jp-13")
      const shopper = await store.shopper()
      const id = await shopper.comeToReview({ address: TOKYO })
      await shopper.visit((await store.amazon.change(id, { address: OSAKA })).url)
      expect(await toldTo(shopper, id)).toMatchObject({
        reviewed: "shipping_unavailable",
        confirmed: "shipping_unavailable",
      })
      await nothingWasBought()
    })

    it("of an unknown prefecture goes onto the label as it came, where the shop ships everywhere", async () => {
      const shopper = await store.shopper()
      const order = await placed(shopper, await shopper.comeToReview({ address: NOWHERE }))
      expect(order.shipping_address).toMatchObject({ province: "ネバーランド", postal_code: "153-0064" })
    })

    it("of an unknown prefecture cannot be shipped to where the shop ships by prefecture", async () => {
      await shipOnlyTo(store.container, "jp-13")
      const shopper = await store.shopper()
      const id = await shopper.comeToReview({ address: NOWHERE })
      expect(await toldTo(shopper, id)).toMatchObject({ reviewed: "shipping_unavailable", remedy: "retry" })
      await shopper.visit((await store.amazon.change(id, { address: TOKYO })).url)
      expect(await placed(shopper, id)).toMatchObject({ total: 2500 })
    })
  })

  describe("with a buyer without a name, who pays with a gift card", () => {
    it("has the shopper asked for the name and nothing else", async () => {
      const shopper = await store.shopper()
      const id = await shopper.comeToReview({ address: { ...TOKYO, name: null }, giftCard: 5000 })
      const { body } = await shopper.review(id)
      const refusal = await shopper.confirm(id)
      await shopper.addDetails(id, { name: "佐藤 太郎" })
      expect(body.checkout_session["missing_fields"]).toEqual(["name"])
      expect(refusal).toMatchObject({ status: 400, body: { code: "details_missing" } })
      expect(await placed(shopper, id)).toMatchObject({
        shipping_address: { last_name: "佐藤", first_name: "太郎", address_1: "下目黒1-8-1" },
      })
    })

    it("asks for nothing when there is nothing to ship", async () => {
      const shopper = await store.shopper("guide")
      const { checkoutSessionId, url } = await shopper.goToAmazon({ giftCard: 5000 })
      await shopper.visit(url)
      const { body } = await shopper.review(checkoutSessionId)
      const page = await shopper.visit(await shopper.approve(checkoutSessionId))
      expect(body.checkout_session).toMatchObject({ missing_fields: [], error: null })
      expect(orderOf(page)).not.toBeNull()
    })
  })

  describe("with the cart in another tab", () => {
    async function empty(shopper: Shopper) {
      const { items } = (await shopper.cart()) as unknown as { items: { id: string }[] }
      for (const { id } of items) await shopper.ask("DELETE", `carts/${shopper.cartId}/line-items/${id}`)
    }

    it("that is emptied while the buyer is at Amazon is told, and the address need not be chosen again", async () => {
      const shopper = await store.shopper()
      const { checkoutSessionId: id, url } = await shopper.goToAmazon({ address: OSAKA })
      await empty(shopper)
      await shopper.visit(url)
      const told = await toldTo(shopper, id)
      await shopper.add("cup")
      expect(told).toEqual({ reviewed: "cart_empty", remedy: "retry", status: 400, confirmed: "cart_empty" })
      expect(await placed(shopper, id)).toMatchObject({ total: 500, shipping_address: { province: "jp-27" } })
    })

    it("that is emptied while the buyer approves the payment is not ordered, and nothing is charged", async () => {
      const shopper = await store.shopper()
      const resultUrl = await shopper.approve(await shopper.comeToReview())
      await empty(shopper)
      expect(failureOf(await shopper.visit(resultUrl))).toBe("cart_empty")
      await nothingWasBought()
      await shopper.add("cup")
      expect(await store.admin.order((await shopper.buy()).orderId)).toMatchObject({ total: 500 })
    })

    it("that was of downloads and gets goods has to go to Amazon again, which asks for an address then", async () => {
      const shopper = await store.shopper("guide")
      const { checkoutSessionId, url } = await shopper.goToAmazon()
      await shopper.add("cup")
      await shopper.visit(url)
      expect(await toldTo(shopper, checkoutSessionId)).toEqual({
        reviewed: "cart_changed",
        remedy: "retry",
        status: 400,
        confirmed: "cart_changed",
      })
      expect(await store.admin.order((await shopper.buy()).orderId)).toMatchObject({ total: 1300 })
    })

    it("that gets another quantity while the buyer approves the payment says that the cart changed", async () => {
      const shopper = await store.shopper()
      const resultUrl = await shopper.approve(await shopper.comeToReview())
      await shopper.add("beans")
      expect(failureOf(await shopper.visit(resultUrl))).toBe("cart_changed")
      expect(await store.admin.order((await shopper.buy()).orderId)).toMatchObject({ total: 4500 })
    })
  })

  describe("with the stock", () => {
    it("that runs out before the order is placed is told before the buyer is sent to Amazon", async () => {
      const shopper = await store.shopper()
      const id = await shopper.comeToReview()
      await stock(store.container, "beans", 0)
      const refusal = await shopper.confirm(id)
      await stock(store.container, "beans", 1)
      expect(refusal).toMatchObject({ status: 400, body: { code: "out_of_stock" } })
      expect(store.amazon.callsOf(id)).toEqual(["getCheckoutSession"])
      expect(await placed(shopper, id)).toMatchObject({ total: 2500 })
    })

    it("that runs out while the buyer approves the payment charges nothing and leaves the cart as it is", async () => {
      const shopper = await store.shopper()
      const id = await shopper.comeToReview()
      const resultUrl = await shopper.approve(id, "approve", () => stock(store.container, "beans", 0))
      expect(failureOf(await shopper.visit(resultUrl))).toBe("out_of_stock")
      await nothingWasBought()
      expect(await shopper.cart()).toMatchObject({ total: 2500 })
      await stock(store.container, "beans", 1)
      expect(await store.admin.order((await shopper.buy()).orderId)).toMatchObject({ total: 2500 })
    })
  })

  describe("with a promotion", () => {
    it("that ends while the buyer is at Amazon is told with the new total, which is what is paid", async () => {
      const promotion = await Promotion.start(store.admin)
      const shopper = await store.shopper()
      await promotion.use(shopper)
      const { checkoutSessionId: id, url } = await shopper.goToAmazon()
      await promotion.end()
      await shopper.visit(url)
      const { body } = await shopper.review(id)
      expect(body.checkout_session).toMatchObject({ amount: "2500", error: { code: "total_changed", remedy: "retry" } })
      expect(await placed(shopper, id)).toMatchObject({ total: 2500 })
    })

    it("that ends while the buyer approves the payment is granted still, if nothing else happens", async () => {
      const promotion = await Promotion.start(store.admin)
      const shopper = await store.shopper()
      await promotion.use(shopper)
      const resultUrl = await shopper.approve(await shopper.comeToReview())
      await promotion.end()
      const orderId = orderOf(await shopper.visit(resultUrl))
      expect(await store.admin.order(orderId ?? "")).toMatchObject({ total: 2000 })
    })

    it("that ended says that the total changed when the cart was calculated anew before the buyer came back", async () => {
      const promotion = await Promotion.start(store.admin)
      const shopper = await store.shopper()
      await promotion.use(shopper)
      const resultUrl = await shopper.approve(await shopper.comeToReview())
      await promotion.end()
      await shopper.ask("POST", `carts/${shopper.cartId}`, { metadata: { seen: "in another tab" } })
      expect(failureOf(await shopper.visit(resultUrl))).toBe("total_changed")
      await nothingWasBought()
      expect(await store.admin.order((await shopper.buy()).orderId)).toMatchObject({ total: 2500 })
    })

    it("that others have used up meanwhile is taken off, and the new total can be paid", async () => {
      const promotion = await Promotion.start(store.admin, 1)
      const late = await store.shopper()
      const quick = await store.shopper("cup", "cup")
      for (const shopper of [late, quick]) await promotion.use(shopper)
      const resultUrl = await late.approve(await late.comeToReview())
      await quick.buy()
      expect(failureOf(await late.visit(resultUrl))).toBe("total_changed")
      expect(store.amazon.emulator.objects("charges")).toHaveLength(1)
      expect(await store.admin.order((await late.buy()).orderId)).toMatchObject({ total: 2500 })
    })
  })

  describe("with a Checkout Session older than 24 hours", () => {
    it("is told when the buyer comes to the review page, and the button begins a new one", async () => {
      const shopper = await store.shopper()
      const { url } = await shopper.goToAmazon()
      store.amazon.emulator.clock.advance({ hours: 25 })
      expect(failureOf(await shopper.visit(url))).toBe("expired")
      expect(await store.admin.order((await shopper.buy()).orderId)).toMatchObject({ total: 2500 })
    })

    it("is told when the order is placed", async () => {
      const shopper = await store.shopper()
      const id = await shopper.comeToReview()
      store.amazon.emulator.clock.advance({ hours: 25 })
      expect(await shopper.confirm(id)).toMatchObject({ status: 400, body: { code: "expired" } })
      await nothingWasBought()
      expect(await store.admin.order((await shopper.buy()).orderId)).toMatchObject({ total: 2500 })
    })

    it("is told when the buyer comes back from approving the payment too late", async () => {
      const shopper = await store.shopper()
      const resultUrl = await shopper.approve(await shopper.comeToReview())
      store.amazon.emulator.clock.advance({ hours: 25 })
      expect(failureOf(await shopper.visit(resultUrl))).toBe("expired")
      await nothingWasBought()
      expect(await store.admin.order((await shopper.buy()).orderId)).toMatchObject({ total: 2500 })
    })

    it("is told by the review page itself, without asking Amazon", async () => {
      store.amazon.emulator.clock.set(new Date(Date.now() - 25 * 60 * 60_000))
      const shopper = await store.shopper()
      const id = await shopper.comeToReview()
      const { body } = await shopper.review(id)
      expect(body.checkout_session["error"]).toMatchObject({ code: "expired", remedy: "retry" })
      expect(store.amazon.callsOf(id)).toEqual(["getCheckoutSession"])
    })
  })
})
