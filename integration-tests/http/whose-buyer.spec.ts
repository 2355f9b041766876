import { HANAKO, PARIS, TARO, TRACES, buyersOf, type BuyerInput } from "../support/buyers"
import { letTimePass } from "../support/clock"
import { Customer } from "../support/customer"
import { failureOf, orderOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"

describeStore("the buyer", (store) => {
  const { become, wholeOrder, place, errorOf } = buyersOf(store)

  describe("of a cart that another has had", () => {
    const others: Record<string, Partial<BuyerInput>> = {
      "with all of it": {},
      "whose card is from a country outside the region": { billingAddress: PARIS },
      "of whom Amazon has no billing address": { billingAddress: null },
      "of whom Amazon has no telephone number": { phoneNumber: null },
      "of whom Amazon has no name": { name: null },
    }

    it.each(Object.keys(others))("is the second one alone, %s", async (name) => {
      const shopper = await store.shopper()
      become(HANAKO)
      const first = await shopper.comeToReview()
      await shopper.addDetails(first, { last_name_kana: "ヤマダ" })
      become({ ...TARO, ...others[name] })
      const order = await place(shopper, await shopper.comeToReview())
      expect(order).toMatchObject({ email: "taro@example.jp", shipping_address: { city: "目黒区" } })
      expect(JSON.stringify(order)).not.toMatch(TRACES)
    })

    it("has no e-mail but the one they enter, if Amazon has none", async () => {
      const shopper = await store.shopper()
      become(HANAKO)
      await shopper.comeToReview()
      become({ ...TARO, email: null })
      const id = await shopper.comeToReview()
      expect((await shopper.review(id)).body.checkout_session).toMatchObject({
        missing_fields: ["email"],
        buyer: { email: null },
      })
      await shopper.addDetails(id, { email: "taro@elsewhere.example" })
      const order = await place(shopper, id)
      expect(order).toMatchObject({ email: "taro@elsewhere.example" })
      expect(JSON.stringify(order)).not.toMatch(TRACES)
    })

    it("has the billing address that Amazon names, whatever its country", async () => {
      const shopper = await store.shopper()
      become({ ...TARO, billingAddress: PARIS })
      const order = await place(shopper, await shopper.comeToReview())
      expect(order["billing_address"]).toMatchObject({
        city: "Paris",
        country_code: "fr",
        address_1: "12 rue de la Paix",
      })
    })

    it("has nothing of the first left with goods that are not shipped", async () => {
      const shopper = await store.shopper("guide")
      become(HANAKO)
      await shopper.comeToReview()
      become({ ...TARO, billingAddress: null })
      const id = await shopper.comeToReview()
      const orderId = orderOf(await shopper.visit(await shopper.approve(id)))
      expect(JSON.stringify(await wholeOrder(orderId))).not.toMatch(TRACES)
    })
  })

  describe("who is not logged in", () => {
    const REGISTERED = "hanako@example.jp"

    it("buys as a guest, even with the e-mail of somebody who is registered", async () => {
      const customer = await Customer.register(store.url, store.seeded, REGISTERED)
      const shopper = await store.shopper()
      become(HANAKO)
      const order = await place(shopper, await shopper.comeToReview())
      expect(order).toMatchObject({ email: REGISTERED, customer: { has_account: false, email: REGISTERED } })
      expect(await customer.orders()).toEqual([])
    })

    it("does not buy for the registered customer whose e-mail an earlier buyer had", async () => {
      const customer = await Customer.register(store.url, store.seeded, REGISTERED)
      const shopper = await store.shopper()
      become(HANAKO)
      await shopper.comeToReview()
      become(TARO)
      const order = await place(shopper, await shopper.comeToReview())
      expect(order).toMatchObject({ email: "taro@example.jp", customer: { email: "taro@example.jp" } })
      expect(await customer.orders()).toEqual([])
    })

    const doors = ["before the button", "at the review page", "while they approve the payment"] as const
    it.each(doors)("does not buy for a registered customer whose e-mail is entered %s", async (moment) => {
      const customer = await Customer.register(store.url, store.seeded, REGISTERED)
      const shopper = await store.shopper()
      become(TARO)
      const enter = () => shopper.ask("POST", `carts/${shopper.cartId}`, { email: REGISTERED })
      if (moment === "before the button") await enter()
      const id = await shopper.comeToReview()
      if (moment === "at the review page") await enter()
      const resultUrl = await shopper.approve(id)
      if (moment === "while they approve the payment") await enter()
      const orderId = orderOf(await shopper.visit(resultUrl))
      expect(await wholeOrder(orderId)).toMatchObject({ customer: { has_account: false } })
      expect(await customer.orders()).toEqual([])
    })

    it("does not buy for a registered customer by Medusa's own route, either", async () => {
      const customer = await Customer.register(store.url, store.seeded, REGISTERED)
      const shopper = await store.shopper()
      become(TARO)
      await shopper.approve(await shopper.comeToReview())
      await shopper.ask("POST", `carts/${shopper.cartId}`, { email: REGISTERED })
      await shopper.ask("POST", `carts/${shopper.cartId}/complete`)
      expect(await customer.orders()).toEqual([])
    })

    it("does not buy for a registered customer by the direct flow, either", async () => {
      const customer = await Customer.register(store.url, store.seeded, "hanako@example.com")
      const shopper = await store.shopper()
      await shopper.enterAddress()
      await shopper.chooseShipping()
      const { url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
      const orderId = orderOf(await shopper.visit(url))
      expect(await wholeOrder(orderId)).toMatchObject({ customer: { has_account: false } })
      expect(await customer.orders()).toEqual([])
    })
  })

  describe("who is logged in", () => {
    it("stays themselves although Amazon's e-mail is another", async () => {
      const customer = await Customer.register(store.url, store.seeded, "member@example.jp")
      const shopper = await store.shopper()
      await customer.ask("POST", `carts/${shopper.cartId}/customer`)
      become(TARO)
      const { body } = await customer.ask("POST", "amazon-pay/button", { cart_id: shopper.cartId })
      const { checkoutSessionId, url } = await store.amazon.checkout(body["button"] as never)
      await shopper.visit(url)
      const order = await place(shopper, checkoutSessionId)
      expect(order).toMatchObject({ email: "member@example.jp", customer_id: customer.id })
      expect(await customer.orders()).toHaveLength(1)
    })

    it("stays themselves with Medusa's own payment session, too", async () => {
      const customer = await Customer.register(store.url, store.seeded, "member@example.jp")
      const shopper = await store.shopper()
      await customer.ask("POST", `carts/${shopper.cartId}/customer`)
      const { body: made } = await customer.ask("POST", "payment-collections", { cart_id: shopper.cartId })
      const { body } = await customer.ask(
        "POST",
        `payment-collections/${String(made["payment_collection"]!["id"])}/payment-sessions`,
        { provider_id: "pp_amazon-pay_jp" },
      )
      const button = body["payment_collection"]!["payment_sessions"]![0]!["data"]!["amazon_pay"]!["button"]
      const { checkoutSessionId, url } = await store.amazon.checkout(button as never)
      await shopper.visit(url)
      expect(await place(shopper, checkoutSessionId)).toMatchObject({ customer_id: customer.id })
    })

    it("gets the order of a cart that was another customer's by its e-mail alone", async () => {
      const owner = await Customer.register(store.url, store.seeded, "owner@example.jp")
      const customer = await Customer.register(store.url, store.seeded, "member@example.jp")
      const shopper = await store.shopper()
      await shopper.ask("POST", `carts/${shopper.cartId}`, { email: "owner@example.jp" })
      const { body } = await customer.ask("POST", "amazon-pay/button", { cart_id: shopper.cartId })
      const { checkoutSessionId, url } = await store.amazon.checkout(body["button"] as never)
      await shopper.visit(url)
      expect(await place(shopper, checkoutSessionId)).toMatchObject({
        customer_id: customer.id,
        email: "member@example.jp",
      })
      expect(await owner.orders()).toEqual([])
    })
  })

  describe("of the direct flow", () => {
    it.each([
      ["shipped", "beans"],
      ["downloaded", "guide"],
    ] as const)(
      "is charged nothing for goods that are %s when another came to the cart's review page meanwhile",
      async (_, product) => {
        const shopper = await store.shopper(product)
        await shopper.enterAddress()
        if (product === "beans") await shopper.chooseShipping()
        const direct = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
        become(TARO)
        await shopper.visit((await shopper.goToAmazon()).url)
        expect(failureOf(await shopper.visit(direct.url))).toBe("cart_changed")
        expect(store.amazon.callsOf(direct.checkoutSessionId)).not.toContain("completeCheckoutSession")
      },
    )

    it("cannot come to the review page with its token", async () => {
      const shopper = await store.shopper()
      await shopper.enterAddress()
      await shopper.chooseShipping()
      const { url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
      expect(failureOf(await shopper.visit(url.replace("/result?", "/review?")))).toBe("invalid_return")
    })

    it("pays once for a Checkout Session, whatever the cart costs since", async () => {
      const shopper = await store.shopper()
      await shopper.enterAddress()
      await shopper.chooseShipping()
      const { url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
      const { faults } = store.amazon.emulator
      faults.add({ kind: "status", status: 503, method: "POST", pattern: "/complete$", times: 3 })
      await shopper.visit(url)
      faults.add({ kind: "drop-after", method: "POST", pattern: "/complete$", times: 3 })
      faults.add({ kind: "drop-before", method: "GET", pattern: "/checkoutSessions/", times: 9 })
      await shopper.visit(url)
      faults.clear()
      await shopper.add("cup", 10)
      await shopper.visit(url)
      await letTimePass(store.container, { minutes: 1 })
      await shopper.visit(url)
      expect(await store.admin.orders()).toEqual([])
      expect(store.amazon.emulator.objects("charges")).toMatchObject([{ statusDetails: { state: "Canceled" } }])
    })
  })

  describe("with two checkouts of one cart", () => {
    async function twoTabs(shopper: Shopper) {
      become(HANAKO)
      const first = await shopper.comeToReview()
      become(TARO)
      const second = await shopper.comeToReview()
      return { first, second }
    }

    it("is not shown on the first one's review page, which says that the cart changed", async () => {
      const shopper = await store.shopper()
      const { first } = await twoTabs(shopper)
      const { body } = await shopper.review(first)
      expect(body.checkout_session).toMatchObject({
        error: { code: "cart_changed" },
        buyer: { name: null, email: null },
        shipping_address: null,
        billing_address: null,
      })
      expect(await shopper.confirm(first)).toMatchObject({ status: 400, body: { code: "cart_changed" } })
    })

    it("gets the first one's address again by one press, and the parcel goes there", async () => {
      const shopper = await store.shopper()
      const { first, second } = await twoTabs(shopper)
      const { body } = await shopper.importAgain(first)
      expect(body.checkout_session).toMatchObject({ error: null, shipping_address: { city: "大阪市北区" } })
      expect(await errorOf(shopper, second)).toBe("cart_changed")
      expect(await place(shopper, first)).toMatchObject({
        email: "hanako@example.jp",
        shipping_address: { city: "大阪市北区" },
      })
    })

    it("is charged nothing for the first, when the second came back while it was approved", async () => {
      const shopper = await store.shopper()
      become(HANAKO)
      const first = await shopper.comeToReview()
      const resultUrl = await shopper.approve(first)
      become(TARO)
      await shopper.comeToReview()
      expect(failureOf(await shopper.visit(resultUrl))).toBe("cart_changed")
      expect(store.amazon.callsOf(first)).not.toContain("completeCheckoutSession")
      expect(await store.admin.orders()).toEqual([])
    })

    it("is sent to the order of the first, when that was paid and its answer lost", async () => {
      const shopper = await store.shopper()
      become(HANAKO)
      const first = await shopper.comeToReview()
      const resultUrl = await shopper.approve(first)
      become(TARO)
      const second = await shopper.goToAmazon()
      store.amazon.emulator.faults.add({ kind: "drop-after", method: "POST", pattern: "/complete$", times: 3 })
      await shopper.visit(resultUrl)
      store.amazon.emulator.faults.clear()
      const orderId = orderOf(await shopper.visit(second.url))
      expect(await wholeOrder(orderId)).toMatchObject({
        email: "hanako@example.jp",
        shipping_address: { city: "大阪市北区" },
      })
    })
  })
})
