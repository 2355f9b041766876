import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { letTimePass } from "../support/clock"
import { quiet } from "../support/quiet"
import { HANAKO, TARO, TRACES, buyersOf } from "../support/buyers"
import { failureOf, type Shopper } from "../support/shopper"
import { someOf } from "../support/some-of"
import { describeStore } from "../support/store"

const FIELDS = ["first_name", "last_name", "company", "address_1", "address_2", "city", "province", "postal_code"]

describeStore("a buyer", (store) => {
  const { become, place, errorOf } = buyersOf(store)

  describe("whose address was changed in the shop", () => {
    const edit = (shopper: Shopper, changes: object = { address_1: "別の町9-9-9" }) =>
      shopper.ask("POST", `carts/${shopper.cartId}`, { shipping_address: changes })

    it.each(someOf(FIELDS, 4))("by its %s cannot confirm, and gets Amazon's again by one press", async (field) => {
      const shopper = await store.shopper()
      become(HANAKO)
      const id = await shopper.comeToReview()
      await edit(shopper, { [field]: "別" })
      const told = await errorOf(shopper, id)
      const refusal = await shopper.confirm(id)
      const { body } = await shopper.importAgain(id)
      expect({ told, status: refusal.status, code: refusal.body["code"] }).toEqual({
        told: "address_changed",
        status: 400,
        code: "address_changed",
      })
      expect(body.checkout_session["error"]).toBeNull()
      expect(JSON.stringify(await place(shopper, id))).not.toContain("別")
    })

    it("after the confirmation is charged nothing", async () => {
      const shopper = await store.shopper()
      const id = await shopper.comeToReview()
      const resultUrl = await shopper.approve(id)
      await edit(shopper)
      expect(failureOf(await shopper.visit(resultUrl))).toBe("address_changed")
      expect(store.amazon.callsOf(id)).not.toContain("completeCheckoutSession")
    })

    it("is charged nothing by Medusa's own route, either", async () => {
      const shopper = await store.shopper()
      const id = await shopper.comeToReview()
      await shopper.approve(id)
      await edit(shopper)
      await shopper.ask("POST", `carts/${shopper.cartId}/complete`)
      expect(store.amazon.callsOf(id)).not.toContain("completeCheckoutSession")
      expect(await store.admin.orders()).toEqual([])
    })

    it("is charged nothing by the clock, either", async () => {
      const shopper = await store.shopper()
      const id = await shopper.comeToReview()
      await shopper.approve(id)
      await edit(shopper)
      await letTimePass(store.container, { minutes: 2 })
      expect(store.amazon.callsOf(id)).not.toContain("completeCheckoutSession")
      expect(await store.admin.orders()).toEqual([])
    })

    it("after the direct flow's button was made is charged nothing", async () => {
      const shopper = await store.shopper()
      await shopper.enterAddress()
      await shopper.chooseShipping()
      const { url, checkoutSessionId } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
      await edit(shopper)
      expect(failureOf(await shopper.visit(url))).toBe("cart_changed")
      expect(store.amazon.callsOf(checkoutSessionId)).not.toContain("completeCheckoutSession")
    })

    it("to what it was can confirm, and so can one who only got another telephone number", async () => {
      const shopper = await store.shopper()
      become(HANAKO)
      const id = await shopper.comeToReview()
      const { body } = await shopper.ask("GET", `carts/${shopper.cartId}?fields=*shipping_address`)
      const address = body["cart"]!["shipping_address"]!
      const sent = Object.fromEntries(FIELDS.map((field) => [field, address[field]]))
      await edit(shopper, { ...sent, country_code: "jp", phone: "09000000000" })
      expect(await errorOf(shopper, id)).toBeNull()
      expect((await shopper.confirm(id)).status).toBe(200)
    })

    it("by the admin after the order shows in the panel", async () => {
      const shopper = await store.shopper()
      become(HANAKO)
      const { orderId } = await shopper.buy()
      const before = await store.admin.panel(orderId)
      await store.admin.ask("POST", `orders/${orderId}`, { shipping_address: { address_1: "別の町9-9-9" } })
      await quiet()
      const after = await store.admin.panel(orderId)
      expect([before.warnings, after.warnings]).toMatchObject([[], [{ kind: "address_edited" }]])
    })
  })

  describe("whose e-mail Medusa refuses", () => {
    const OLD_MOBILE = { ...TARO, email: "taro..sato.@docomo.ne.jp" }

    it("comes to the review page with all the rest, and is asked for another, which says why", async () => {
      const shopper = await store.shopper()
      become(OLD_MOBILE)
      const id = await shopper.comeToReview()
      expect((await shopper.review(id)).body.checkout_session).toMatchObject({
        missing_fields: ["email"],
        error: { code: "email_refused", message: expect.stringContaining("別のメールアドレス") },
        shipping_address: { city: "目黒区" },
        buyer: { name: "佐藤太郎", email: null },
      })
      expect(await shopper.confirm(id)).toMatchObject({
        status: 400,
        body: { code: "details_missing", message: expect.stringContaining("メールアドレス") },
      })
    })

    it("buys with the one that they enter, which stays when another payment method is chosen", async () => {
      const shopper = await store.shopper()
      become(OLD_MOBILE)
      const id = await shopper.comeToReview()
      const refused = await shopper.addDetails(id, { email: "taro..sato@example.jp" })
      await shopper.addDetails(id, { email: "taro@example.jp" })
      await shopper.visit((await store.amazon.change(id, { payment: "0005" })).url)
      expect(refused).toMatchObject({ status: 400, body: { code: "email_refused" } })
      expect((await shopper.review(id)).body.checkout_session).toMatchObject({ missing_fields: [], error: null })
      expect(await place(shopper, id)).toMatchObject({ email: "taro@example.jp" })
    })
  })

  describe("who has added what Amazon did not send", () => {
    const bare = { ...TARO, phoneNumber: null, addresses: [{ ...TARO.addresses[0]!, name: null, postalCode: null }] }
    const details = { name: "佐藤 次郎", postal_code: "153-0064" }

    it("keeps it while only the payment method changes", async () => {
      const shopper = await store.shopper()
      become(bare)
      const id = await shopper.comeToReview()
      await shopper.addDetails(id, details)
      await shopper.visit((await store.amazon.change(id, { payment: "0005" })).url)
      expect((await shopper.review(id)).body.checkout_session).toMatchObject({
        missing_fields: [],
        error: null,
        shipping_address: { last_name: "佐藤", first_name: "次郎", postal_code: "153-0064" },
      })
    })

    it("does not keep it for another address", async () => {
      const shopper = await store.shopper()
      become(bare)
      const id = await shopper.comeToReview()
      await shopper.addDetails(id, details)
      const osaka = { addressLine1: "大阪市北区梅田1-1-1", stateOrRegion: "大阪府" }
      await shopper.visit((await store.amazon.change(id, { address: osaka })).url)
      const { body } = await shopper.review(id)
      expect(body.checkout_session["missing_fields"]).toEqual(["name", "postal_code"])
    })

    it("is told in the answer which of it is missing", async () => {
      const shopper = await store.shopper()
      become(bare)
      const id = await shopper.comeToReview()
      const { body } = await shopper.confirm(id)
      expect(String(body["message"])).toContain("（お名前、郵便番号）")
    })
  })

  describe("is told to nobody", () => {
    const doors = {
      view: (shopper: Shopper, id: string, cart?: string) =>
        shopper.ask("GET", `amazon-pay/checkout-sessions/${id}${cart === undefined ? "" : `?cart_id=${cart}`}`),
      details: (shopper: Shopper, id: string, cart?: string) =>
        shopper.ask("POST", `amazon-pay/checkout-sessions/${id}`, { cart_id: cart, phone: "09000000000" }),
      import: (shopper: Shopper, id: string, cart?: string) =>
        shopper.ask("POST", `amazon-pay/checkout-sessions/${id}/import`, { cart_id: cart }),
      confirm: (shopper: Shopper, id: string, cart?: string) =>
        shopper.ask("POST", `amazon-pay/checkout-sessions/${id}/confirm`, { cart_id: cart }),
    }
    const cases = Object.keys(doors).flatMap((door) =>
      ["open", "ordered"].map((state) => [door as keyof typeof doors, state] as const),
    )

    it.each(cases)("by %s with the id of an %s session alone, or another's cart", async (door, state) => {
      const shopper = await store.shopper()
      become(HANAKO)
      const id = state === "open" ? await shopper.comeToReview() : (await shopper.buy()).checkoutSessionId
      const orders = await store.admin.orders()
      const thief = await store.shopper()
      const answers = [
        await doors[door](thief, id),
        await doors[door](thief, id, thief.cartId),
        await doors[door](thief, id, ""),
      ]
      expect(answers.map(({ status }) => status)).toEqual([400, 404, 400])
      expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(TRACES)
      for (const { id: orderId } of orders) expect(JSON.stringify(answers)).not.toContain(orderId)
    })

    it("with the cart's id once Amazon has ended the session", async () => {
      const shopper = await store.shopper()
      become(HANAKO)
      const id = await shopper.comeToReview()
      await shopper.visit(await shopper.approve(id, "decline"))
      const { body } = await shopper.review(id)
      expect(JSON.stringify(body)).not.toMatch(TRACES)
      expect(body.checkout_session).toMatchObject({ state: "Canceled", shipping_address: null })
    })

    it.each(["expired", "ordered"])("with the cart's id once the session is %s", async (state) => {
      const shopper = await store.shopper()
      become(HANAKO)
      const id = state === "ordered" ? (await shopper.buy()).checkoutSessionId : await shopper.comeToReview()
      const module = store.container.resolve<AmazonPayModuleService>("amazonPay")
      if (state === "expired") await module.updateAmazonPayCheckoutSessions({ id, expires_at: new Date(0) })
      const { body } = await shopper.review(id)
      expect(JSON.stringify(body)).not.toMatch(TRACES)
      expect(body.checkout_session).toMatchObject({ missing_fields: [], shipping_address: null })
    })
  })
})
