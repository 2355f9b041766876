import { generateKeyPairSync } from "node:crypto"
import { createSeal } from "../../src/amazon/seal"
import { createSigner } from "../../src/amazon/signing/signer"
import { LOOKUPS_OF_SESSION } from "../../src/amazon/lookup-budget"
import { MERCHANT, STOREFRONT } from "../support/account"
import type { Button } from "../support/amazon"
import { chargesAt } from "../support/books"
import { letTimePass } from "../support/clock"
import { Customer } from "../support/customer"
import { request } from "../support/http"
import { failureOf, orderOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"
import { rowsByTable } from "../support/tables"

const EVIL = ["https://evil.example", "//evil.example", "\\\\evil.example", "javascript:alert(1)", "@evil.example"]

describeStore("an attack", (store) => {
  const tokenOf = (url: string) => new URL(url).searchParams.get("checkout") ?? ""
  const returnTo = (door: "review" | "result", checkout: string, id: string) =>
    `${store.url}/amazon-pay/${door}?checkout=${checkout}&amazonCheckoutSessionId=${id}`

  describe("with a Checkout Session of another merchant's", () => {
    /** The attacker's own account at Amazon, whose buttons may lead wherever they say. */
    function mallory() {
      const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
      const pem = publicKey.export({ type: "spki", format: "pem" }).toString()
      const account = { merchantId: "A9MALLORY", publicKeyId: "SANDBOX-AFMALLORYMALLORYMALLORY1" }
      store.amazon.emulator.merchants.add({ ...MERCHANT, ...account, publicKey: pem })
      const signer = createSigner({ ...account, privateKey, region: "jp" })
      return ({ createCheckoutSessionConfig, ...button }: Button): Button => {
        const { payloadJSON } = createCheckoutSessionConfig
        const config = { ...createCheckoutSessionConfig, signature: signer.signPayload(payloadJSON) }
        return { ...button, ...account, createCheckoutSessionConfig: config }
      }
    }

    it.each(["review", "direct"] as const)("whose return URLs are the cart's own gets no order (%s)", async (flow) => {
      const shopper = await store.shopper()
      await shopper.enterAddress()
      await shopper.chooseShipping()
      const { url } = await store.amazon.checkout(mallory()(await shopper.button({ flow })))
      for (const door of ["review", "result"] as const) {
        const page = await shopper.visit(
          returnTo(door, tokenOf(url), new URL(url).searchParams.get("amazonCheckoutSessionId")!),
        )
        expect(["session_gone", "invalid_return", "not_configured"]).toContain(failureOf(page))
      }
      expect(await store.admin.orders()).toEqual([])
    })
  })

  describe("with the checkout parameter", () => {
    it.each(["review", "result"] as const)(
      "of another cart and one's own session changes neither (%s)",
      async (door) => {
        const [victim, thief] = [await store.shopper(), await store.shopper()]
        const theirs = await victim.goToAmazon()
        const { checkoutSessionId } = await thief.goToAmazon()
        const page = await victim.visit(returnTo(door, tokenOf(theirs.url), checkoutSessionId))
        expect(failureOf(page)).toBe("wrong_cart")
        for (const one of [victim, thief]) expect((await one.cart())["email"]).toBeNull()
      },
    )

    it("that another key has sealed leads nowhere", async () => {
      const shopper = await store.shopper()
      const { url, checkoutSessionId } = await shopper.goToAmazon()
      const [statement = ""] = tokenOf(url).split(".")
      const claim = JSON.parse(Buffer.from(statement, "base64url").toString()) as Record<string, string>
      const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
      const forged = createSeal(privateKey).close("checkout", claim)
      for (const door of ["review", "result"] as const) {
        expect(failureOf(await shopper.visit(returnTo(door, forged, checkoutSessionId)))).toBe("invalid_return")
      }
      expect((await shopper.cart())["email"]).toBeNull()
    })

    it("of a cart that has become an order pays for nothing more", async () => {
      const shopper = await store.shopper()
      const old = await shopper.button()
      const { orderId } = await shopper.buy()
      const { url, checkoutSessionId } = await store.amazon.checkout(old)
      for (const door of ["review", "result"] as const) {
        expect(orderOf(await shopper.visit(returnTo(door, tokenOf(url), checkoutSessionId)))).toBe(orderId)
      }
      expect(await shopper.confirm(checkoutSessionId)).toMatchObject({ status: 404 })
      expect(await store.admin.orders()).toHaveLength(1)
      expect(chargesAt(store)).toHaveLength(1)
    })
  })

  describe("that changes what the cart costs", () => {
    const changes: Record<string, (shopper: Shopper) => Promise<unknown>> = {
      "to more": (shopper) => shopper.add("beans", 50),
      "to another currency": async (shopper) => {
        const region = { name: "US", currency_code: "usd", countries: ["us"], payment_providers: ["pp_amazon-pay_jp"] }
        const { body } = await store.admin.ask<{ region: { id: string } }>("POST", "regions", region)
        return shopper.ask("POST", `carts/${shopper.cartId}`, { region_id: body.region.id })
      },
    }
    /** Each as far as it gets. @returns where the buyer comes back from Amazon */
    const moments: Record<string, (shopper: Shopper, change: () => Promise<unknown>) => Promise<string | null>> = {
      "while the buyer chooses": async (shopper, change) => {
        const { url, checkoutSessionId } = await shopper.goToAmazon()
        await change()
        await shopper.visit(url)
        const { body } = await shopper.confirm(checkoutSessionId)
        return body.redirect_url ? store.amazon.approve(body.redirect_url) : null
      },
      "on the review page": async (shopper, change) => {
        const checkoutSessionId = await shopper.comeToReview()
        await change()
        const { body } = await shopper.confirm(checkoutSessionId)
        return body.redirect_url ? store.amazon.approve(body.redirect_url) : null
      },
      "while the buyer approves": async (shopper, change) =>
        shopper.approve(await shopper.comeToReview(), "approve", change),
      "after the approval": async (shopper, change) => {
        const url = await shopper.approve(await shopper.comeToReview())
        await change()
        return url
      },
      "after the direct flow's button is made": async (shopper, change) => {
        await shopper.enterAddress()
        await shopper.chooseShipping()
        const button = await shopper.button({ flow: "direct" })
        await change()
        return (await store.amazon.checkout(button)).url
      },
    }

    describe.each(Object.keys(changes))("%s", (change) => {
      it.each(Object.keys(moments))("%s gets an order of no more than was approved", async (moment) => {
        const shopper = await store.shopper("cup")
        const url = await moments[moment]!(shopper, () => changes[change]!(shopper))
        if (url !== null) await shopper.visit(url)
        await shopper.ask("POST", `carts/${shopper.cartId}/complete`)
        await letTimePass(store.container, { minutes: 10 })
        const held = chargesAt(store).filter(({ statusDetails }) => statusDetails.state === "Authorized")
        const orders = await store.admin.orders()
        expect(held.map(({ chargeAmount }) => chargeAmount)).toEqual(
          orders.map(({ total }) => ({ amount: String(total), currencyCode: "JPY" })),
        )
      })
    })
  })

  describe("that would lead the buyer elsewhere", () => {
    const names = ["checkout", "amazonCheckoutSessionId", "next", "url", "redirect", "redirect_uri", "return_to"]
    const more = ["returnUrl", "country_code", "locale", "cart_id", "order_id", "code", "amazon_pay_error", "host"]

    it("by a parameter leads to the shop's own page", async () => {
      const shopper = await store.shopper()
      const { url } = await shopper.goToAmazon()
      for (const door of ["review", "result", "cancel"]) {
        for (const name of [...names, ...more]) {
          for (const evil of EVIL) {
            const own = new URL(url)
            own.pathname = `/amazon-pay/${door}`
            // Of a session that nobody knows Amazon would be asked.
            own.searchParams.delete("amazonCheckoutSessionId")
            own.searchParams.set(name, evil)
            const page = await shopper.visit(own.href)
            expect([name, evil, page.origin, page.pathname]).toEqual([name, evil, STOREFRONT, "/cart"])
            expect(page.href).not.toContain("evil")
          }
        }
      }
    })

    it("by a header does neither, nor is Amazon told of another host", async () => {
      const shopper = await store.shopper()
      const mine = await shopper.button()
      const headers = {
        "x-publishable-api-key": store.seeded.publishable_key,
        "accept-language": "ja",
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "javascript",
        forwarded: "host=evil.example",
        origin: "https://evil.example",
        referer: "https://evil.example/",
      }
      const path = `${store.url}/store/amazon-pay/button`
      const { body } = await request<{ button: Button }>("POST", path, { headers, body: { cart_id: shopper.cartId } })
      expect(body.button).toEqual(mine)
      const { location } = await request("GET", `${store.url}/amazon-pay/cancel`, { headers })
      expect(new URL(location!).origin).toBe(STOREFRONT)
    })
  })

  it("by an id that is a path reaches no other of Amazon's objects", async () => {
    const { orderId } = await store.bought()
    const customer = await Customer.register(store.url, store.seeded, "hanako@example.com")
    const [charge] = chargesAt(store)
    const ids = [
      `../charges/${charge!.chargeId}`,
      `${charge!.chargePermissionId}/close`,
      "..",
      "a\u0000",
      "%2e%2e",
      "?a",
      "#a",
    ]
    store.amazon.emulator.requests.clear()
    const statuses: number[] = []
    for (const id of ids.map(encodeURIComponent)) {
      const permission = `amazon-pay/charge-permissions/${id}`
      for (const door of [permission, `amazon-pay/orders/${id}`, `amazon-pay/orders/${id}/timeline`]) {
        statuses.push((await store.admin.ask("GET", door)).status)
      }
      const closing = { reason: "x" }
      for (const [door, body] of [
        [`${permission}/refresh`, {}],
        [`${permission}/close`, closing],
        [`${permission}/cancel-charge`, { period: "1" }],
        [`amazon-pay/orders/${id}/refresh`, {}],
        [`amazon-pay/orders/${id}/charge`, {}],
        [`amazon-pay/orders/${id}/payment-link`, {}],
        [`amazon-pay/payments/${id}/void`, {}],
        [`amazon-pay/payments/${id}/reauthorize`, {}],
        [`amazon-pay/warnings/${id}/dismiss`, {}],
        [`amazon-pay/accounts/${id}/check`, {}],
        [`payments/${id}/refund`, { amount: 1 }],
      ] as const) {
        statuses.push((await store.admin.ask("POST", door, body)).status)
      }
      statuses.push((await customer.ask("GET", `customers/me/${permission}`)).status)
      statuses.push((await customer.ask("POST", `customers/me/${permission}/close`, {})).status)
    }
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([])
    expect(store.amazon.emulator.requests.list()).toEqual([])
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "authorized" })
  })

  describe("of many requests", () => {
    const { burst, perSecond } = LOOKUPS_OF_SESSION

    /** @param each of a request that is let through: calls to Amazon, and new rows of a table */
    async function expectFew(each: { calls: number; rows: number }, request: () => Promise<unknown>): Promise<void> {
      const before = await rowsByTable(store)
      store.amazon.emulator.requests.clear()
      const began = performance.now()
      for (let number = 0; number < burst + 10; number += 1) await request()
      const granted = burst + Math.ceil(((performance.now() - began) / 1000) * perSecond)
      expect(store.amazon.emulator.requests.list().length).toBeLessThanOrEqual(each.calls * granted)
      const after = Object.entries(await rowsByTable(store))
      expect(after.filter(([table, rows]) => rows - (before[table] ?? 0) > each.rows * granted)).toEqual([])
    }

    it("for a payment that is not approved asks Amazon for it a few times only, and leaves few rows", async () => {
      const shopper = await store.shopper()
      const id = await shopper.comeToReview()
      await shopper.confirm(id)
      const { url } = await shopper.goToAmazon()
      const own = returnTo("result", tokenOf(url), id)
      await shopper.visit(own)
      // Complete, and why it is refused; Medusa keeps what its workflow of placing an order has made and taken back.
      await expectFew({ calls: 2, rows: 1 }, () => shopper.visit(own))
    })

    it("to place the order asks Amazon a few times only, and leaves no rows", async () => {
      const shopper = await store.shopper()
      const id = await shopper.comeToReview()
      await shopper.confirm(id)
      await expectFew({ calls: 1, rows: 0 }, () => shopper.confirm(id))
    })
  })
})
