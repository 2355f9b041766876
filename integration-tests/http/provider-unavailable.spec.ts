import { letTimePass } from "../support/clock"
import { chooseAtLink, unpaidOrder } from "../support/payment-link"
import { shopperIn } from "../support/priced"
import { failureOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"

describeStore(
  "a provider that was taken out of the region between the button and the order",
  (store) => {
    const takeOut = () =>
      store.admin.ask("POST", `regions/${store.seeded.region_id}`, { payment_providers: ["pp_system_default"] })

    /** The shopper chooses another country, whose region sells for another currency and offers Amazon Pay all the same. */
    async function move(shopper: Shopper, currency_code: string) {
      const region = { name: "Abroad", currency_code, countries: ["us"], payment_providers: ["pp_amazon-pay_jp"] }
      const { body } = await store.admin.ask<{ region: { id: string } }>("POST", "regions", region)
      return shopper.ask("POST", `carts/${shopper.cartId}`, { region_id: body.region.id })
    }

    async function expectNothing(shopper: Shopper) {
      expect(await store.admin.orders()).toEqual([])
      expect(store.amazon.emulator.objects("charges")).toEqual([])
      expect((await shopper.cart())["completed_at"] ?? null).toBeNull()
    }

    it("is told on the review page and when the order is confirmed", async () => {
      const shopper = await store.shopper()
      const checkoutSessionId = await shopper.comeToReview()
      await takeOut()
      const { body: seen } = await shopper.review(checkoutSessionId)
      expect(seen.checkout_session).toMatchObject({ error: { code: "provider_unavailable", remedy: "other_method" } })
      const { status, body } = await shopper.confirm(checkoutSessionId)
      expect({ status, body }).toMatchObject({ status: 400, body: { code: "provider_unavailable" } })
      expect(body["message"]).toMatch(/ご利用いただけなくなりました/)
      await expectNothing(shopper)
      expect((await shopper.cart())["items"]).toHaveLength(2)
    })

    it("takes nothing of a buyer who has approved the payment", async () => {
      const shopper = await store.shopper()
      const resultUrl = await shopper.approve(await shopper.comeToReview())
      await takeOut()
      expect(failureOf(await shopper.visit(resultUrl))).toBe("provider_unavailable")
      await expectNothing(shopper)
    })

    it("takes nothing of a buyer who has approved it and closed the browser", async () => {
      const shopper = await store.shopper()
      const checkoutSessionId = await shopper.comeToReview()
      await shopper.approve(checkoutSessionId)
      await takeOut()
      await letTimePass(store.container, { minutes: 1 })
      await expectNothing(shopper)
      expect((await shopper.review(checkoutSessionId)).body.checkout_session).toMatchObject({
        error: { code: "provider_unavailable" },
      })
    })

    it("takes nothing in the direct flow", async () => {
      const shopper = await store.shopper()
      await shopper.enterAddress()
      await shopper.chooseShipping()
      const { url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
      await takeOut()
      expect(failureOf(await shopper.visit(url))).toBe("provider_unavailable")
      await expectNothing(shopper)
    })

    it("gives back what Amazon was paid, whose answer was lost", async () => {
      const shopper = await store.shopper()
      const resultUrl = await shopper.approve(await shopper.comeToReview())
      store.amazon.emulator.faults.add({ kind: "drop-after", method: "POST", pattern: "/complete$", times: 100 })
      store.amazon.emulator.faults.add({
        kind: "drop-before",
        method: "GET",
        pattern: "/checkoutSessions/",
        times: 100,
      })
      expect(failureOf(await shopper.visit(resultUrl))).toBe("amazon_unreachable")
      store.amazon.emulator.faults.clear()
      await takeOut()
      await letTimePass(store.container, { minutes: 1 })
      expect(await store.admin.orders()).toEqual([])
      expect(store.amazon.emulator.objects("charges")).toMatchObject([{ statusDetails: { state: "Canceled" } }])
    })

    it("takes nothing at a payment link, before Amazon's page and after it", async () => {
      const unpaid = await unpaidOrder(store)
      const { page, url } = await chooseAtLink(store, unpaid, { payment: "1111" })
      const resultUrl = await store.amazon.approve(page.href)
      await takeOut()
      expect(failureOf(await unpaid.shopper.visit(url))).toBe("provider_unavailable")
      expect(failureOf(await unpaid.shopper.visit(resultUrl))).toBe("provider_unavailable")
      await letTimePass(store.container, { minutes: 1 })
      expect(await store.admin.order(unpaid.orderId)).not.toMatchObject({ payment_status: "authorized" })
    })

    it.each([
      { currency: "usd", code: "currency_unsupported" },
      { currency: "krw", code: "currency_unsupported" },
    ])("is told like a currency ($currency) that Amazon Pay does not take there", async ({ currency, code }) => {
      const shopper = await shopperIn(store, store.seeded.region_id, { jpy: 800, [currency]: 8 })
      const checkoutSessionId = await shopper.comeToReview()
      expect(await move(shopper, currency)).toMatchObject({ status: 200 })
      const { status, body: seen } = await shopper.review(checkoutSessionId)
      expect(status).toBe(200)
      expect(seen.checkout_session).toMatchObject({ currency_code: currency.toUpperCase(), error: { code } })
      expect((await shopper.confirm(checkoutSessionId)).body["code"]).toBe(code)
      await expectNothing(shopper)
    })
  },
  { AMAZON_PAY_ASYNC: "true" },
)
