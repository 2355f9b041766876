import { shipOnlyTo } from "../support/catalog"
import type { Button } from "../support/amazon"
import type { Json } from "../support/http"
import { orderOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"

const OSAKA = {
  name: "山田花子",
  addressLine1: "大阪市北区梅田1-1-1",
  addressLine2: "梅田ビル101",
  stateOrRegion: "大阪府",
  postalCode: "530-0001",
  phoneNumber: "+81-6-1234-5678",
}
const WITHOUT_PHONE = { ...OSAKA, phoneNumber: null }

describeStore(
  "the way to the review page",
  (store) => {
    const signed = ({ createCheckoutSessionConfig }: Button) =>
      JSON.parse(createCheckoutSessionConfig.payloadJSON) as Json

    async function reviewOf(shopper: Shopper, id: string): Promise<Json> {
      return (await shopper.review(id)).body.checkout_session
    }

    async function placed(shopper: Shopper, id: string) {
      const orderId = orderOf(await shopper.visit(await shopper.approve(id)))
      return store.admin.order(orderId ?? "none")
    }

    describe("from the button", () => {
      it.each([
        ["PayAndShip", ["beans"]],
        ["PayAndShip", ["guide", "cup"]],
        ["PayOnly", ["guide"]],
      ] as const)("is %s with %j in the cart, without being told", async (productType, products) => {
        const shopper = await store.shopper(...products)
        expect(await shopper.button()).toMatchObject({ available: true, productType })
      })

      it("lets no address be chosen that the shop does not ship to", async () => {
        await store.admin.ask("POST", `regions/${store.seeded.region_id}`, { countries: ["jp", "us"] })
        const shopper = await store.shopper()
        expect(signed(await shopper.button())["deliverySpecifications"]).toEqual({
          specialRestrictions: ["RestrictPOBoxes"],
          addressRestrictions: { type: "Allowed", restrictions: { JP: {} } },
        })
      })

      it("restricts no address when nothing is shipped", async () => {
        const shopper = await store.shopper("guide")
        expect(signed(await shopper.button())).not.toHaveProperty("deliverySpecifications")
      })

      it("asks for the buyer's name, e-mail, telephone and billing address", async () => {
        const shopper = await store.shopper()
        expect(signed(await shopper.button())["scopes"]).toEqual(["name", "email", "phoneNumber", "billingAddress"])
      })

      it("estimates the order at what the cart costs now", async () => {
        const shopper = await store.shopper()
        await shopper.add("cup")
        expect(await shopper.button()).toMatchObject({ estimatedOrderAmount: { amount: "3000", currencyCode: "JPY" } })
      })

      it("speaks Japanese at Amazon, whatever the cart's language: Amazon Japan has no other", async () => {
        const shopper = await store.shopper()
        await shopper.ask("POST", `carts/${shopper.cartId}`, { locale: "en-US" })
        expect(await shopper.button()).toMatchObject({ checkoutLanguage: "ja_JP" })
      })

      it("is not there for an empty cart, and says why in the shopper's language", async () => {
        const shopper = await store.shopper()
        const { items } = (await shopper.cart()) as unknown as { items: { id: string }[] }
        for (const { id } of items) await shopper.ask("DELETE", `carts/${shopper.cartId}/line-items/${id}`)
        expect(await shopper.button()).toEqual({
          available: false,
          reason: "cart_empty",
          message: expect.stringContaining("カートに商品が入っていません"),
        })
      })
    })

    describe("brings into the cart", () => {
      it("the buyer's e-mail and shipping address, in Medusa's fields, with Amazon's lines beside them", async () => {
        const shopper = await store.shopper()
        const { url } = await shopper.goToAmazon({ address: OSAKA })
        await shopper.visit(url)
        const { body } = await shopper.ask("GET", `carts/${shopper.cartId}?fields=+email,*shipping_address`)
        expect(body["cart"]).toMatchObject({
          email: "buyer@example.com",
          shipping_address: {
            last_name: "山田",
            first_name: "花子",
            province: "jp-27",
            city: "大阪市北区",
            address_1: "梅田1-1-1",
            address_2: "梅田ビル101",
            postal_code: "530-0001",
            phone: "0612345678",
            metadata: {
              amazon_pay: { name: "山田花子", addressLine1: "大阪市北区梅田1-1-1", addressLine2: "梅田ビル101" },
            },
          },
        })
      })

      it("the billing address that Amazon gives beside it", async () => {
        const shopper = await store.shopper()
        const { checkoutSessionId, url } = await shopper.goToAmazon({ address: OSAKA })
        await shopper.visit(url)
        expect(await reviewOf(shopper, checkoutSessionId)).toMatchObject({
          shipping_address: { city: "大阪市北区" },
          billing_address: { city: "目黒区" },
        })
      })

      it("an address as the last one was chosen, with nothing left of the one before", async () => {
        const shopper = await store.shopper()
        const id = await shopper.comeToReview({ address: { ...OSAKA, addressLine3: "株式会社まめや" } })
        const bare = {
          name: "佐藤太郎",
          addressLine1: "目黒区下目黒1-8-1",
          stateOrRegion: "東京都",
          postalCode: "153-0064",
        }
        await shopper.visit((await store.amazon.change(id, { address: bare })).url)
        expect((await reviewOf(shopper, id))["shipping_address"]).toMatchObject({
          last_name: "佐藤",
          company: null,
          address_2: null,
          city: "目黒区",
        })
      })

      it("neither an account nor anything else that the shopper did not ask for", async () => {
        const shopper = await store.shopper()
        await shopper.comeToReview({ address: OSAKA })
        const { body } = await store.admin.ask("GET", "customers?q=buyer@example.com")
        expect(body["customers"]).toMatchObject([{ has_account: false, metadata: null }])
      })
    })

    describe("knows on the review page", () => {
      it("the payment descriptor word for word, with a gift card in it, too", async () => {
        const shopper = await store.shopper()
        const id = await shopper.comeToReview({ address: OSAKA, giftCard: 300 })
        const [session] = store.amazon.emulator.objects("checkoutSessions") as [
          { paymentPreferences: [{ paymentDescriptor: string }] },
        ]
        const { payment_descriptor } = await reviewOf(shopper, id)
        expect(payment_descriptor).toBe(session.paymentPreferences[0].paymentDescriptor)
        expect(payment_descriptor).toContain("Amazonギフトカード")
      })

      it("what the other payment method is called after a change", async () => {
        const shopper = await store.shopper()
        const id = await shopper.comeToReview({ address: OSAKA, payment: "1111" })
        await shopper.visit((await store.amazon.change(id, { payment: "0005" })).url)
        expect(String((await reviewOf(shopper, id))["payment_descriptor"])).toContain("0005")
      })

      it("all of it at every further look without a call to Amazon", async () => {
        const shopper = await store.shopper()
        const id = await shopper.comeToReview({ address: OSAKA })
        for (let look = 0; look < 3; look += 1) await shopper.review(id)
        await shopper.addDetails(id, { last_name_kana: "ヤマダ" })
        expect(store.amazon.callsOf(id)).toEqual(["getCheckoutSession"])
      })

      it("what the changed address costs: the shipping method of the first is gone, the total is new", async () => {
        await shipOnlyTo(store.container, "jp-27")
        const shopper = await store.shopper()
        const id = await shopper.comeToReview({ address: OSAKA })
        await shopper.chooseShipping(store.seeded.express_shipping_option_id)
        const before = await reviewOf(shopper, id)
        const tokyo = { ...OSAKA, addressLine1: "目黒区下目黒1-8-1", stateOrRegion: "東京都" }
        await shopper.visit((await store.amazon.change(id, { address: tokyo })).url)
        const after = await reviewOf(shopper, id)
        expect([before["amount"], after["amount"]]).toEqual(["3000", "2500"])
      })
    })

    describe("survives a change of the total", () => {
      const changes: Record<string, (shopper: Shopper) => Promise<unknown>> = {
        "another product": (shopper) => shopper.add("cup"),
        "another shipping method": (shopper) => shopper.chooseShipping(store.seeded.express_shipping_option_id),
        "fewer products": async (shopper) => {
          const { items } = (await shopper.cart()) as unknown as { items: { id: string }[] }
          await shopper.ask("DELETE", `carts/${shopper.cartId}/line-items/${items[0]!.id}`)
        },
      }

      it.each(Object.keys(changes))(
        "by %s: Medusa deletes its payment session, and the order is placed at the new one",
        async (name) => {
          const shopper = await store.shopper()
          const id = await shopper.comeToReview({ address: { ...OSAKA } })
          await addKana(shopper, id)
          await shopper.confirm(id)
          await changes[name]!(shopper)
          const sessions = (await shopper.cart())["payment_collection"]?.["payment_sessions"] ?? []
          const { amount } = await reviewOf(shopper, id)
          expect(sessions).toEqual([])
          expect(Number(amount)).not.toBe(2500)
          expect(await placed(shopper, id)).toMatchObject({ total: Number(amount), payment_status: "authorized" })
        },
      )
    })

    describe("asks for", () => {
      it("nothing that Amazon sent", async () => {
        const shopper = await store.shopper()
        const id = await shopper.comeToReview({ address: OSAKA })
        expect((await reviewOf(shopper, id))["missing_fields"]).toEqual(["last_name_kana"])
      })

      it("the telephone number only if neither the address nor the buyer has one", async () => {
        const shopper = await store.shopper()
        const { url, checkoutSessionId } = await shopper.goToAmazon({ address: WITHOUT_PHONE, giftCard: 5000 })
        await shopper.visit(url)
        expect((await reviewOf(shopper, checkoutSessionId))["missing_fields"]).toEqual(["last_name_kana"])
      })

      it("what the store needs, and takes it in one call that changes nothing else", async () => {
        const shopper = await store.shopper()
        const id = await shopper.comeToReview({ address: OSAKA })
        const refusal = await shopper.confirm(id)
        const { body } = await shopper.addDetails(id, {
          last_name_kana: "ヤマダ",
          address_1: "別の町1-1",
          phone: "090-0000-0000",
        })
        expect(refusal).toMatchObject({ status: 400, body: { code: "details_missing" } })
        expect(body.checkout_session).toMatchObject({
          missing_fields: [],
          shipping_address: { address_1: "梅田1-1-1", phone: "0612345678" },
        })
        expect(await placed(shopper, id)).toMatchObject({
          shipping_address: { metadata: { last_name_kana: "ヤマダ", amazon_pay: { name: "山田花子" } } },
        })
      })
    })

    it("tells Amazon the shop's name and its note to the buyer when the order is placed", async () => {
      const shopper = await store.shopper()
      const id = await shopper.comeToReview({ address: OSAKA })
      await addKana(shopper, id)
      await shopper.confirm(id)
      expect(store.amazon.emulator.objects("checkoutSessions")).toMatchObject([
        { merchantMetadata: { merchantStoreName: "まめや珈琲", noteToBuyer: expect.stringMatching(/./) } },
      ])
    })

    const addKana = (shopper: Shopper, id: string) => shopper.addDetails(id, { last_name_kana: "ヤマダ" })
  },
  { AMAZON_PAY_REQUIRED_FIELDS: "phone,last_name_kana", AMAZON_PAY_SPECIAL_RESTRICTIONS: "RestrictPOBoxes" },
)
