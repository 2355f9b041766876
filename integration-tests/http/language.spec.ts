import { describeStore } from "../support/store"

describeStore(
  "the language of Amazon's pages",
  (store) => {
    it("is the cart's, before the browser's", async () => {
      const shopper = await store.shopper()
      await shopper.ask("POST", `carts/${shopper.cartId}`, { locale: "de-DE" })
      expect(await shopper.button()).toMatchObject({ checkoutLanguage: "de_DE" })
    })

    it("is the account's own when Amazon has not the shopper's", async () => {
      const shopper = await store.shopper()
      expect(await shopper.button()).toMatchObject({ checkoutLanguage: "en_GB" })
    })
  },
  { AMAZON_PAY_REGION: "eu" },
)
