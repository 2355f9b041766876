import { charge, capture, confirmed, MONTHLY } from "./support/money.js"
import { phpGet } from "./support/php-call.js"
import { CANCEL_URL, newKey, REVIEW_URL, RESULT_URL, startShop, yen, type Answer, type Shop } from "./support/shop.js"

type Form = { readonly form: string; readonly note: RegExp; readonly send: (shop: Shop) => Promise<Answer> }

/** What Amazon's own clients and samples send, in our own words. */
const FORMS: readonly Form[] = [
  {
    form: "canHandlePendingAuthorization as a string (READMEs of the Java and PHP SDKs)",
    note: /paymentDetails.canHandlePendingAuthorization is "false"/,
    send: (shop) => shop.update(shop.checkout(), { canHandlePendingAuthorization: "false" }),
  },
  {
    form: "captureNow as a string in Create Charge (Japanese PHP sample)",
    note: /captureNow is "true"/,
    send: async (shop) => charge(shop, await confirmed(shop), 500, { captureNow: "true" }),
  },
  {
    form: "cancelPendingCharges as a string in Close (Japanese PHP sample)",
    note: /cancelPendingCharges is "false"/,
    send: async (shop) => {
      const body = { closureReason: "done", cancelPendingCharges: "false" }
      return shop.call("DELETE", `chargePermissions/${await confirmed(shop)}/close`, { body })
    },
  },
  {
    form: "the review and cancel URLs in Update Checkout Session (.NET SDK)",
    note: /webCheckoutDetails.checkoutReviewReturnUrl/,
    send: (shop) => {
      const web = { checkoutReviewReturnUrl: REVIEW_URL, checkoutResultReturnUrl: RESULT_URL }
      return shop.update(shop.checkout(), {}, { webCheckoutDetails: { ...web, checkoutCancelUrl: CANCEL_URL } })
    },
  },
  {
    form: "platformId in Update Charge Permission (Japanese sample)",
    note: /platformId/,
    send: async (shop) => {
      const body = { merchantMetadata: { noteToBuyer: "hello" }, platformId: "A1PLATFORM" }
      return shop.call("PATCH", `chargePermissions/${await confirmed(shop)}`, { body })
    },
  },
  {
    form: "a simulation code on a GET (.NET SDK)",
    note: /x-amz-pay-simulation-code on a GET/,
    send: async (shop) => {
      return shop.call("GET", `chargePermissions/${await confirmed(shop)}`, { simulation: "Declined" })
    },
  },
  {
    form: "host and region that are not signed (Amazon's Python sample)",
    note: /x-amz-pay-host, x-amz-pay-region not signed/,
    send: (shop) => {
      const unsigned = ["x-amz-pay-host", "x-amz-pay-region"]
      return phpGet(shop, `/v2/checkoutSessions/${shop.checkout()}`, { saltLength: 32, unsigned })
    },
  },
  {
    form: "host and region that are not sent",
    note: /not signed/,
    send: (shop) => {
      const unsigned = ["x-amz-pay-host", "x-amz-pay-region"]
      const after = { "x-amz-pay-host": undefined, "x-amz-pay-region": undefined }
      return phpGet(shop, `/v2/checkoutSessions/${shop.checkout()}`, { saltLength: 32, unsigned }, after)
    },
  },
]

describe("a form that only Amazon's own clients send", () => {
  it.each(FORMS)("is taken, and named in the log: $form", async ({ send, note }) => {
    const shop = await startShop()
    expect(Math.floor((await send(shop)).status / 100)).toBe(2)
    expect(shop.emulator.requests.list().at(-1)?.officialForms.join()).toMatch(note)
  })

  it.each(FORMS)("is refused by a strict emulator: $form", async ({ send }) => {
    const shop = await startShop({ strict: true })
    expect(Math.floor((await send(shop)).status / 100)).toBe(4)
  })

  it("a frequency value that is a number buys (.NET SDK)", async () => {
    const shop = await startShop()
    const recurringMetadata = { frequency: { unit: "Month", value: 1 }, amount: null }
    const { completed } = await shop.purchase({}, {}, shop.payload({ ...MONTHLY, recurringMetadata }))
    expect(completed.status).toBe(200)
  })

  it.each([
    [false, 200, "login"],
    [true, 400, "createCheckoutSession"],
  ])("a session that the shop made by the API, with strict %s, opens with %d", async (strict, status, shown) => {
    const shop = await startShop({ strict })
    const { body } = await shop.call("POST", "checkoutSessions", { body: shop.payload() })
    const page = await fetch(`${shop.emulator.url}/checkout/${String(body.checkoutSessionId)}`)
    expect([page.status, await page.text()]).toEqual([status, expect.stringContaining(shown)])
  })

  it("leaves a date that is not signed refused", async () => {
    const shop = await startShop()
    const answer = await phpGet(shop, "/v2/charges/x", { unsigned: ["x-amz-pay-date"] })
    expect(answer.body.message).toContain("'x-amz-pay-date' has to be signed")
  })

  it("can be refused from now on, and is so after a reset of a strict emulator", async () => {
    const { emulator } = await startShop({ strict: true })
    emulator.openQuestions.strict = false
    emulator.reset()
    expect(emulator.openQuestions.strict).toBe(true)
  })
})

describe("the same values under one idempotency key", () => {
  it("are the same request in another order of keys, at every depth", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    const [key, path] = [newKey(), `charges/${chargeId}/capture`]
    const first = await shop.call("POST", path, { key, body: { captureAmount: { amount: "1", currencyCode: "JPY" } } })
    const again = await shop.call("POST", path, { key, body: { captureAmount: { currencyCode: "JPY", amount: "1" } } })
    expect([again.status, again.text]).toEqual([200, first.text])
  })

  it("are another request with another value", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    await capture(shop, chargeId, 1000)
    const [key, chargeAmount] = [newKey(), yen(1)]
    const ask = (refundAmount: object) => shop.call("POST", "refunds", { key, body: { chargeId, refundAmount } })
    await ask(chargeAmount)
    expect((await ask(yen(2))).body.reasonCode).toBe("DuplicateIdempotencyKey")
  })
})
