import { STOREFRONT } from "../support/account"
import { request } from "../support/http"
import { failureOf, orderOf } from "../support/shopper"
import { describeStore } from "../support/store"

/** What a browser, a bot or a mail program may make of an id. */
const ODD_IDS = [
  "",
  "x",
  "1&amazonCheckoutSessionId=2",
  "../charges/S03-1",
  "%2e%2e%2fcharges",
  "4f0b8b5e-3c7a-4d0e-9f1a-0123456789ab%00",
  "null",
]
const UNKNOWN_ID = "4f0b8b5e-3c7a-4d0e-9f1a-0123456789ab"

describeStore("a return from Amazon", (store) => {
  /** A genuine return URL, with another session id in it. */
  async function returnUrlWith(route: "review" | "result", id: string): Promise<string> {
    const shopper = await store.shopper()
    const { url } = await shopper.goToAmazon()
    const checkout = new URL(url).searchParams.get("checkout") ?? ""
    return `${store.url}/amazon-pay/${route}?checkout=${checkout}&amazonCheckoutSessionId=${id}`
  }

  describe.each(["review", "result"] as const)("to %s", (route) => {
    it("leads to the failed page with a code, whatever it has for amazonCheckoutSessionId", async () => {
      const shopper = await store.shopper()
      const withoutId = await returnUrlWith(route, "")
      for (const id of ODD_IDS) {
        const page = await shopper.visit(withoutId + id)
        expect([id, page.origin + page.pathname, failureOf(page)]).toEqual([id, `${STOREFRONT}/cart`, "invalid_return"])
      }
      expect(store.amazon.emulator.requests.list()).toEqual([])
    })

    it("of a session that Amazon does not know says that it is gone", async () => {
      const shopper = await store.shopper()
      expect(failureOf(await shopper.visit(await returnUrlWith(route, UNKNOWN_ID)))).toBe("session_gone")
    })

    it("that is not one of ours leads to the failed page", async () => {
      const shopper = await store.shopper()
      for (const query of [
        "",
        "?checkout=",
        "?checkout=x.y",
        "?checkout=a&checkout=b",
        `?amazonCheckoutSessionId=${UNKNOWN_ID}`,
      ]) {
        const page = await shopper.visit(`${store.url}/amazon-pay/${route}${query}`)
        expect([query, failureOf(page)]).toEqual([query, "invalid_return"])
      }
    })

    it("whose checkout parameter was changed is not believed", async () => {
      const shopper = await store.shopper()
      const { url } = await shopper.goToAmazon()
      const changed = new URL(url)
      const [statement, seal] = (changed.searchParams.get("checkout") ?? "").split(".")
      const claim = JSON.parse(Buffer.from(statement ?? "", "base64url").toString()) as object
      const forged = Buffer.from(JSON.stringify({ ...claim, cart_id: "cart_other" })).toString("base64url")
      changed.searchParams.set("checkout", `${forged}.${seal ?? ""}`)
      changed.pathname = `/amazon-pay/${route}`
      expect(failureOf(await shopper.visit(changed.href))).toBe("invalid_return")
    })
  })

  it("is kept by no cache, and its address is told to no page behind it", async () => {
    const shopper = await store.shopper()
    const { url } = await shopper.goToAmazon()
    const { headers } = await request("GET", url)
    expect(headers.get("cache-control")).toBe("no-store")
    expect(headers.get("referrer-policy")).toBe("no-referrer")
  })

  it("after the buyer pressed cancel leads back to the shop, with nothing bought", async () => {
    const shopper = await store.shopper()
    const { checkoutSessionId } = await shopper.goToAmazon()
    const page = await shopper.visit(await store.amazon.cancel(checkoutSessionId))
    expect(page.origin + page.pathname).toBe(`${STOREFRONT}/cart`)
    expect(failureOf(page)).toBe("buyer_canceled")
    expect(await store.admin.orders()).toEqual([])
  })

  it("to the cancel page once the order is placed takes nothing back", async () => {
    const shopper = await store.shopper()
    const { payloadJSON } = (await shopper.button()).createCheckoutSessionConfig
    const { webCheckoutDetails } = JSON.parse(payloadJSON) as { webCheckoutDetails: { checkoutCancelUrl: string } }
    const { orderId } = await shopper.buy()
    await shopper.visit(webCheckoutDetails.checkoutCancelUrl)
    expect(await store.admin.order(orderId)).toMatchObject({ status: "pending", payment_status: "authorized" })
    expect(store.amazon.emulator.objects("charges")).toMatchObject([{ statusDetails: { state: "Authorized" } }])
  })

  it("after the buyer turned back from approving says so, with nothing bought", async () => {
    const shopper = await store.shopper()
    const resultUrl = await shopper.approve(await shopper.comeToReview(), "cancel")
    expect(failureOf(await shopper.visit(resultUrl))).toBe("buyer_canceled")
    expect(await store.admin.orders()).toEqual([])
  })

  it("after a decline asks for another payment method, with nothing bought", async () => {
    const shopper = await store.shopper()
    const resultUrl = await shopper.approve(await shopper.comeToReview({ payment: "3434" }))
    expect(failureOf(await shopper.visit(resultUrl))).toBe("declined")
    expect(await store.admin.orders()).toEqual([])
  })

  it("after a decline leaves the cart as it was, and another try succeeds", async () => {
    const shopper = await store.shopper()
    await shopper.visit(await shopper.approve(await shopper.comeToReview({ payment: "3434" })))
    const { orderId } = await shopper.buy()
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "authorized", total: 2500 })
  })

  it("to the result page before anything was approved places no order", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    await shopper.confirm(checkoutSessionId)
    const { url } = await shopper.goToAmazon()
    const early = new URL(url)
    early.pathname = "/amazon-pay/result"
    early.searchParams.set("amazonCheckoutSessionId", checkoutSessionId)
    const page = await shopper.visit(early.href)
    expect(orderOf(page)).toBeNull()
    expect(failureOf(page)).toBe("not_approved")
  })
})
