import { shopperIn } from "../support/priced"
import { beforeEachQuery } from "../support/queries"
import { quiet } from "../support/quiet"
import { orderOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"

const FRANCE = {
  name: "Marie Dupont",
  addressLine1: "1 Rue de Rivoli",
  city: "Paris",
  postalCode: "75001",
  countryCode: "FR",
}
const AMERICA = { ...FRANCE, city: "Chicago", stateOrRegion: "IL", postalCode: "60602", countryCode: "US" }

describeStore(
  "a download of 10 euros where tax is added to the price",
  (store) => {
    const RATES = { de: 19, fr: 20, us: 5 }

    async function shopper(countries: string[] = ["de", "fr"]): Promise<Shopper> {
      for (const [country_code, rate] of Object.entries(RATES)) {
        const default_tax_rate = { name: "VAT", code: "vat", rate }
        await store.admin.ask("POST", "tax-regions", { country_code, provider_id: "tp_system", default_tax_rate })
      }
      const { body } = await store.admin.ask<{ region: { id: string } }>("POST", "regions", {
        name: "Europe",
        currency_code: "eur",
        countries,
        is_tax_inclusive: false,
        payment_providers: ["pp_amazon-pay_jp"],
      })
      return shopperIn(store, body.region.id, { eur: 10 })
    }

    /** What Amazon says of the buyer's card from now on. */
    function bill(billingAddress: object | null) {
      const where = { method: "GET", pattern: "/checkoutSessions/", times: 100 } as const
      store.amazon.emulator.faults.add({ kind: "rewrite", ...where, fields: { billingAddress } })
    }

    async function amountOf(one: Shopper, checkoutSessionId: string): Promise<string> {
      return String((await one.review(checkoutSessionId)).body.checkout_session["amount"])
    }

    it.each([
      { where: "in Germany", address: undefined, amount: "11.90" },
      { where: "in France", address: FRANCE, amount: "12.00" },
      { where: "in a country outside the region", address: AMERICA, amount: "10.50" },
    ])("costs what it costs $where, where the card's bill goes to", async ({ address, amount }) => {
      if (address) bill(address)
      const one = await shopper()
      const { checkoutSessionId, url } = await one.goToAmazon()
      await one.visit(url)
      expect(await amountOf(one, checkoutSessionId)).toBe(amount)
      const orderId = orderOf(await one.visit(await one.approve(checkoutSessionId)))
      expect(store.amazon.emulator.objects("charges")).toMatchObject([{ chargeAmount: { amount } }])
      expect(await store.admin.order(orderId ?? "")).toMatchObject({ total: Number(amount) })
    })

    it("gets nothing that it could be delivered to", async () => {
      const one = await shopper()
      const { orderId } = await one.buy()
      const { shipping_address, billing_address } = await store.admin.order(orderId)
      expect(shipping_address).toMatchObject({ country_code: "de", postal_code: "80807" })
      for (const field of [
        "first_name",
        "last_name",
        "company",
        "address_1",
        "address_2",
        "city",
        "phone",
        "metadata",
      ]) {
        expect([field, shipping_address[field] ?? null]).toEqual([field, null])
      }
      expect(billing_address).toMatchObject({ last_name: "Mustermann", city: "München" })
    })

    it("costs what it costs where the next card's bill goes to", async () => {
      const one = await shopper()
      const { checkoutSessionId, url } = await one.goToAmazon()
      await one.visit(url)
      bill(FRANCE)
      await one.visit((await store.amazon.change(checkoutSessionId, { payment: "1111" })).url)
      expect(await amountOf(one, checkoutSessionId)).toBe("12.00")
    })

    it("is taxed in the region's one country when Amazon names none", async () => {
      bill(null)
      const one = await shopper(["fr"])
      const { checkoutSessionId, url } = await one.goToAmazon()
      await one.visit(url)
      expect(await amountOf(one, checkoutSessionId)).toBe("12.00")
    })

    it("is not sold before the buyer has named the country, when nobody knows it", async () => {
      bill(null)
      const one = await shopper()
      const { checkoutSessionId, url } = await one.goToAmazon()
      await one.visit(url)
      expect((await one.review(checkoutSessionId)).body.checkout_session).toMatchObject({
        missing_fields: ["country_code"],
      })
      expect((await one.confirm(checkoutSessionId)).body["code"]).toBe("details_missing")
      await one.addDetails(checkoutSessionId, { country_code: "fr" })
      expect(await amountOf(one, checkoutSessionId)).toBe("12.00")
      await one.visit((await store.amazon.change(checkoutSessionId, { payment: "1111" })).url)
      expect(await amountOf(one, checkoutSessionId)).toBe("12.00")
      expect(orderOf(await one.visit(await one.approve(checkoutSessionId)))).not.toBeNull()
    })

    describe("when the shop ends before the tax is reckoned", () => {
      async function interrupted() {
        bill(null)
        const one = await shopper()
        const { checkoutSessionId, url } = await one.goToAmazon()
        await one.visit(url)
        let isOver = false
        const end = beforeEachQuery(store.container, ({ sql }) => {
          isOver ||= sql.includes("tax_region")
          if (isOver && !/^\s*rollback/i.test(sql)) throw new Error("The process has ended.")
        })
        await one.addDetails(checkoutSessionId, { country_code: "fr" })
        await quiet()
        end()
        expect(isOver).toBe(true)
        return { one, checkoutSessionId }
      }

      it("is taxed at the next look", async () => {
        const { one, checkoutSessionId } = await interrupted()
        expect(await amountOf(one, checkoutSessionId)).toBe("12.00")
        expect((await one.cart())["total"]).toBe(12)
      })

      it("is taxed when it is confirmed at once", async () => {
        const { one, checkoutSessionId } = await interrupted()
        const orderId = orderOf(await one.visit(await one.approve(checkoutSessionId)))
        expect(store.amazon.emulator.objects("charges")).toMatchObject([{ chargeAmount: { amount: "12.00" } }])
        expect(await store.admin.order(orderId ?? "")).toMatchObject({
          total: 12,
          shipping_address: { metadata: null },
        })
      })
    })

    it("is taxed in the direct flow by the billing address that the shop asked for", async () => {
      const one = await shopper()
      expect(await one.button({ flow: "direct" })).toMatchObject({ available: false, reason: "details_missing" })
      await one.ask("POST", `carts/${one.cartId}`, { email: "marie@example.com" })
      expect(await one.button({ flow: "direct" })).toMatchObject({ available: false, reason: "details_missing" })
      await one.ask("POST", `carts/${one.cartId}`, { billing_address: { country_code: "fr", postal_code: "75001" } })
      const button = await one.button({ flow: "direct" })
      expect(JSON.parse(button.createCheckoutSessionConfig.payloadJSON)).toMatchObject({
        paymentDetails: { chargeAmount: { amount: "12.00" } },
      })
      const orderId = orderOf(await one.visit((await store.amazon.checkout(button)).url))
      expect(await store.admin.order(orderId ?? "")).toMatchObject({ total: 12 })
    })
  },
  { AMAZON_PAY_REGION: "eu" },
)
