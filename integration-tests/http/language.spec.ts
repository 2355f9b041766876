import { shopperFailure } from "../../src/amazon/shopper-failure"
import type { Button } from "../support/amazon"
import { request, type Json } from "../support/http"
import type { Shopper } from "../support/shopper"
import { describeStore } from "../support/store"

const UNKNOWN_ID = "4f0b8b5e-3c7a-4d0e-9f1a-0123456789ab"

describeStore(
  "the shopper's language",
  (store) => {
    /** As a browser asks that wants these languages. */
    function ask<Body>(path: string, body: object, headers: Record<string, string>) {
      const key = { "x-publishable-api-key": store.seeded.publishable_key }
      return request<Body>("POST", `${store.url}/store/amazon-pay/${path}`, { headers: { ...key, ...headers }, body })
    }

    async function languageOfPages({ cartId: cart_id }: Shopper, headers: Record<string, string>, more: object = {}) {
      const { body } = await ask<{ button: Button }>("button", { cart_id, ...more }, headers)
      return body.button.checkoutLanguage
    }

    it("is for Amazon's pages the cart's, before the browser's", async () => {
      const shopper = await store.shopper()
      await shopper.ask("POST", `carts/${shopper.cartId}`, { locale: "de-DE" })
      expect(await shopper.button()).toMatchObject({ checkoutLanguage: "de_DE" })
    })

    it("is for Amazon's pages the browser's when Amazon has not the cart's", async () => {
      const shopper = await store.shopper()
      await shopper.ask("POST", `carts/${shopper.cartId}`, { locale: "pl-PL" })
      expect(await languageOfPages(shopper, { "accept-language": "it-CH,it;q=0.9" })).toBe("it_IT")
    })

    it("is for Amazon's pages the account's own when Amazon has not the shopper's", async () => {
      const shopper = await store.shopper()
      expect(await shopper.button()).toMatchObject({ checkoutLanguage: "en_GB" })
    })

    it("is for Amazon's pages first of all that of the page that the shopper leaves", async () => {
      const shopper = await store.shopper()
      await shopper.ask("POST", `carts/${shopper.cartId}`, { locale: "de-DE" })
      expect(await languageOfPages(shopper, { "accept-language": "fr" }, { locale: "en" })).toBe("en_GB")
    })

    it("is what the browser weighs most, or what Medusa's own header says", async () => {
      const shopper = await store.shopper()
      for (const [headers, language, text] of [
        [{ "accept-language": "de,en-US;q=0.7,en;q=0.3" }, "de_DE", "de"],
        [{ "accept-language": "en;q=0.2, es-ES;q=0.4" }, "es_ES", "es"],
        [{ "accept-language": "EN;q=0,FR_CA" }, "fr_FR", "fr"],
        [{ "accept-language": "x".repeat(5000) }, "en_GB", "en"],
        [{ "accept-language": "de", "x-medusa-locale": "fr-FR" }, "fr_FR", "fr"],
        [{ "accept-language": "de", "x-medusa-locale": "pl-PL" }, "de_DE", "de"],
      ] as const) {
        expect(await languageOfPages(shopper, headers)).toBe(language)
        const cart = { cart_id: shopper.cartId }
        const { body } = await ask<Json>(`checkout-sessions/${UNKNOWN_ID}/confirm`, cart, headers)
        expect(body["message"]).toBe(shopperFailure("session_gone", text).message)
      }
    })
  },
  { AMAZON_PAY_REGION: "eu" },
)
