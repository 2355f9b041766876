import { STOREFRONT } from "../support/account"
import { chooseAtLink, unpaidOrder } from "../support/payment-link"
import { orderOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"

const UNITED_STATES = { country_code: "us", locale: "en" }
const UNKNOWN_ID = "4f0b8b5e-3c7a-4d0e-9f1a-0123456789ab"

/** "us/en/cart": the page, without its query. */
const page = (url: URL) => (url.origin === STOREFRONT ? url.pathname.slice(1) : url.href)

describeStore(
  "a shop with pages for each country and language",
  (store) => {
    beforeEach(async () => {
      const { status } = await store.admin.ask("POST", `regions/${store.seeded.region_id}`, { countries: ["jp", "us"] })
      expect(status).toBe(200)
    })

    async function goToAmazon(options: object = UNITED_STATES, selection?: { payment: string }) {
      const shopper = await store.shopper()
      const back = await store.amazon.checkout(await shopper.button(options), selection)
      return { shopper, ...back }
    }

    async function comeToReview(options?: object, selection?: { payment: string }) {
      const { shopper, checkoutSessionId, url } = await goToAmazon(options, selection)
      const review = await shopper.visit(url)
      await shopper.chooseShipping()
      return { shopper, checkoutSessionId, review }
    }

    /** The cart's page of a button that was made with nothing asked for. */
    async function defaultPage(shopper: Shopper): Promise<string> {
      const { checkoutSessionId } = await store.amazon.checkout(await shopper.button())
      return page(await shopper.visit(await store.amazon.cancel(checkoutSessionId)))
    }

    it("brings the buyer back to the page they left: to review, after a change, and to the order", async () => {
      const { shopper, checkoutSessionId, review } = await comeToReview()
      expect(page(review)).toBe("us/en/checkout/review")
      expect(Object.fromEntries(review.searchParams)).toEqual({
        cart_id: shopper.cartId,
        checkout_session_id: checkoutSessionId,
      })
      const changed = await store.amazon.change(checkoutSessionId, { payment: "1111" })
      expect(page(await shopper.visit(changed.url))).toBe("us/en/checkout/review")
      const resultUrl = await shopper.approve(checkoutSessionId)
      const confirmed = await shopper.visit(resultUrl)
      expect(page(confirmed)).toBe(`us/en/order/${orderOf(confirmed) ?? ""}/confirmed`)
      expect((await shopper.visit(resultUrl)).href).toBe(confirmed.href)
      const { body } = await shopper.confirm(checkoutSessionId)
      expect(body.redirect_url).toBe(confirmed.href)
    })

    it("brings the buyer back to it in the direct flow", async () => {
      const shopper = await store.shopper()
      await shopper.enterAddress()
      await shopper.chooseShipping()
      const { url } = await store.amazon.checkout(await shopper.button({ flow: "direct", ...UNITED_STATES }))
      const confirmed = await shopper.visit(url)
      expect(page(confirmed)).toBe(`us/en/order/${orderOf(confirmed) ?? ""}/confirmed`)
    })

    it("brings the buyer back to it without an order", async () => {
      const canceled = await goToAmazon()
      const cancelUrl = await store.amazon.cancel(canceled.checkoutSessionId)
      expect(page(await canceled.shopper.visit(cancelUrl))).toBe("us/en/cart")

      const declined = await comeToReview(UNITED_STATES, { payment: "3434" })
      const resultUrl = await declined.shopper.approve(declined.checkoutSessionId)
      expect(page(await declined.shopper.visit(resultUrl))).toBe("us/en/cart")

      for (const id of ["", "x", UNKNOWN_ID]) {
        const odd = new URL(resultUrl)
        odd.searchParams.set("amazonCheckoutSessionId", id)
        expect(page(await declined.shopper.visit(odd.href))).toBe("us/en/cart")
      }
    })

    it("brings the buyer of a cart that a promotion pays for to it", async () => {
      await store.admin.ask("POST", "promotions", {
        code: "FREE",
        type: "standard",
        status: "active",
        application_method: { type: "percentage", target_type: "order", value: 100 },
      })
      const { shopper, checkoutSessionId } = await comeToReview()
      await shopper.ask("POST", `carts/${shopper.cartId}/promotions`, { promo_codes: ["FREE"] })
      const { body } = await shopper.confirm(checkoutSessionId)
      expect(page(new URL(body.redirect_url))).toMatch(/^us\/en\/order\//)
    })

    it("takes the country of the cart's address and the cart's language where the button's call names none", async () => {
      const shopper = await store.shopper()
      expect(await defaultPage(shopper)).toMatch(/^(jp|us)\/ja\/cart$/)
      await shopper.ask("POST", `carts/${shopper.cartId}`, {
        locale: "en-GB",
        shipping_address: { country_code: "us" },
      })
      expect(await defaultPage(shopper)).toBe("us/en/cart")
      await shopper.ask("POST", `carts/${shopper.cartId}`, {
        locale: "fr-FR",
        shipping_address: { country_code: "jp" },
      })
      expect(await defaultPage(shopper)).toBe("jp/ja/cart")
    })

    it("refuses a country that is not of the cart's region, and a locale that the storefront has not", async () => {
      const shopper = await store.shopper()
      for (const [wrong, remedy] of [
        [{ country_code: "de" }, "Give one of "],
        [{ country_code: "//" }, "Give one of "],
        [{ country_code: "https://evil.example" }, "Give one of "],
        [{ country_code: "" }, "Give one of "],
        [{ country_code: "x".repeat(5000) }, ""],
        [{ locale: "de" }, "Give one of ja, en"],
        [{ locale: "../.." }, "Give one of ja, en"],
        [{ locale: "x".repeat(5000) }, ""],
      ] as const) {
        const answer = await shopper.ask("POST", "amazon-pay/button", { cart_id: shopper.cartId, ...wrong })
        expect([answer.status, String(answer.body["type"])]).toEqual([400, "invalid_data"])
        expect(String(answer.body["message"])).toContain(remedy)
      }
    })

    it("makes the same button for the same page, and another for another", async () => {
      const shopper = await store.shopper()
      const payload = async (options: object) => (await shopper.button(options)).createCheckoutSessionConfig.payloadJSON
      const first = await payload(UNITED_STATES)
      expect(await payload({ country_code: "US", locale: "EN" })).toBe(first)
      expect(await payload({ country_code: "jp", locale: "en" })).not.toBe(first)
    })

    it("sends a return that was tampered with to a page that is there, and nobody's words into its URL", async () => {
      const { shopper, url } = await goToAmazon()
      const forge = (change: object) => {
        const forged = new URL(url)
        const [statement, seal] = (forged.searchParams.get("checkout") ?? "").split(".")
        const claim = JSON.parse(Buffer.from(statement ?? "", "base64url").toString()) as object
        const body = Buffer.from(JSON.stringify({ ...claim, ...change })).toString("base64url")
        forged.searchParams.set("checkout", `${body}.${seal ?? ""}`)
        return forged
      }
      const tampered = [
        forge({ country_code: "//evil.example" }),
        forge({ locale: "{locale}" }),
        new URL(`${store.url}/amazon-pay/review?checkout=x.y&country_code=evil&locale=evil`),
        new URL(`${store.url}/amazon-pay/review`),
      ]
      for (const one of tampered) {
        for (const route of ["review", "result", "cancel"]) {
          one.pathname = `/amazon-pay/${route}`
          expect(page(await shopper.visit(one.href))).toMatch(/^(jp|us)\/ja\/cart$/)
        }
      }
    })

    it("knows the page of a payment session that the storefront made at Medusa's route by the cart", async () => {
      const shopper = await store.shopper()
      await shopper.ask("POST", `carts/${shopper.cartId}`, { locale: "en-US" })
      const { button } = await shopper.openPaymentSession()
      const { url } = await store.amazon.checkout(button)
      // The buyer's address at Amazon is in Japan.
      expect(page(await shopper.visit(url))).toBe("jp/en/checkout/review")
    })

    it("knows the page of a payment link by the order", async () => {
      const unpaid = await unpaidOrder(store)
      const declined = await chooseAtLink(store, unpaid, { payment: "1111" })
      const failed = await unpaid.shopper.visit(await store.amazon.approve(declined.page.href, "decline"))
      expect(page(failed)).toBe("jp/ja/cart")
      const chosen = await chooseAtLink(store, unpaid, { payment: "1111" })
      const confirmed = await unpaid.shopper.visit(await store.amazon.approve(chosen.page.href))
      expect(page(confirmed)).toBe(`jp/ja/order/${unpaid.orderId}/confirmed`)
    })
  },
  { DEMO_STOREFRONT_PATH: "/{country_code}/{locale}", AMAZON_PAY_ASYNC: "true" },
)
