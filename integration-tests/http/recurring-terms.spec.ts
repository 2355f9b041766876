import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { letTimePass } from "../support/clock"
import { MONTHLY, recurringTerms } from "../support/recurring-terms"
import { failureOf, orderOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"

const STORE = { frequency: { unit: "Month", value: "1" }, amount: { amount: "2000", currencyCode: "JPY" } }
const CLAIM = { charge_permission_type: "Recurring", recurring_metadata: STORE }
const ONE_YEN = { ...CLAIM, recurring_metadata: { ...STORE, amount: { amount: "1", currencyCode: "JPY" } } }
const ON_FILE = { charge_permission_type: "PaymentMethodOnFile" }
const YEARLY = { frequency: { unit: "Year", value: "1" }, amount: 20_000 } as const

describeStore("the terms of a recurring payment", (store) => {
  beforeEach(() => {
    recurringTerms.answer = undefined
  })

  const emulator = () => store.amazon.emulator
  const permissions = () => emulator().objects("chargePermissions")
  const sessionRow = async (id: string) =>
    (await store.container.resolve<AmazonPayModuleService>("amazonPay").listAmazonPayCheckoutSessions({ id: [id] }))[0]
  const post = (shopper: Shopper, body: object) =>
    shopper.ask("POST", "amazon-pay/button", { cart_id: shopper.cartId, ...body })
  const payloadOf = async (shopper: Shopper, body: object = {}) =>
    JSON.parse((await shopper.button(body)).createCheckoutSessionConfig.payloadJSON) as Record<string, unknown>

  /** Comes to the review page with a button that was asked for so. */
  async function comeToReview(shopper: Shopper, body: object = {}): Promise<string> {
    const { checkoutSessionId, url } = await store.amazon.checkout(await shopper.button(body))
    await shopper.visit(url)
    await shopper.chooseShipping()
    return checkoutSessionId
  }
  const reviewed = async (shopper: Shopper, id: string) => (await shopper.review(id)).body.checkout_session
  const buy = async (shopper: Shopper, id: string) => orderOf(await shopper.visit(await shopper.approve(id)))
  async function nothingIsBought() {
    expect(permissions()).toEqual([])
    expect(emulator().objects("charges")).toEqual([])
    expect(await store.admin.orders()).toEqual([])
  }

  describe("are the store's", () => {
    beforeEach(() => {
      recurringTerms.answer = MONTHLY
    })

    it("in the button, the review's answer, and at Amazon, with three calls to it", async () => {
      const shopper = await store.shopper()
      expect(await payloadOf(shopper)).toMatchObject({ chargePermissionType: "Recurring", recurringMetadata: STORE })
      const id = await comeToReview(shopper)
      expect(await reviewed(shopper, id)).toMatchObject({
        error: null,
        recurring: {
          frequency: { unit: "Month", value: "1" },
          frequency_text: "1か月ごと",
          amount: "2000",
          currency_code: "JPY",
          first_charge: "2500",
          trial: false,
        },
      })
      expect(await buy(shopper, id)).not.toBeNull()
      expect(permissions()).toMatchObject([{ chargePermissionType: "Recurring", recurringMetadata: STORE }])
      expect(await sessionRow(id)).toMatchObject({ charge_permission_type: "Recurring", terms_by: "store" })
      expect(store.amazon.callsOf(id).slice(0, 3)).toEqual([
        "getCheckoutSession",
        "updateCheckoutSession",
        "completeCheckoutSession",
      ])
    })

    it("in the direct flow's button", async () => {
      const shopper = await store.shopper()
      await shopper.enterAddress()
      await shopper.chooseShipping()
      const { checkoutSessionId, url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
      expect(orderOf(await shopper.visit(url))).not.toBeNull()
      expect(permissions()).toMatchObject([{ chargePermissionType: "Recurring", recurringMetadata: STORE }])
      expect(await sessionRow(checkoutSessionId)).toMatchObject({ terms_by: "store" })
    })

    it.each([
      ["¥1 a month", ONE_YEN],
      ["a single payment", { charge_permission_type: "OneTime" }],
      ["a payment method on file", ON_FILE],
    ])("whatever the browser asks for: %s is refused, in both flows", async (_what, claim) => {
      const shopper = await store.shopper()
      for (const flow of ["review", "direct"]) {
        await shopper.enterAddress()
        await shopper.chooseShipping()
        expect(await post(shopper, { flow, ...claim })).toMatchObject({ status: 400, body: { code: "terms_differ" } })
      }
    })

    it("and may be repeated by the browser", async () => {
      expect(await payloadOf(await store.shopper(), CLAIM)).toMatchObject({ recurringMetadata: STORE })
    })

    it("also where the buyer came by the button of Medusa's own payment session, which knows of none", async () => {
      const shopper = await store.shopper()
      const { button } = await shopper.openPaymentSession()
      const { checkoutSessionId: id, url } = await store.amazon.checkout(button)
      await shopper.visit(url)
      await shopper.chooseShipping()
      expect(await reviewed(shopper, id)).toMatchObject({ error: null, recurring: { amount: "2000" } })
      expect(await buy(shopper, id)).not.toBeNull()
      expect(permissions()).toMatchObject([{ chargePermissionType: "Recurring", recurringMetadata: STORE }])
    })
  })

  describe("by the time of 注文を確定する", () => {
    it("upgrade a session that was begun for a single payment, in the same call as the amount", async () => {
      const shopper = await store.shopper()
      const id = await comeToReview(shopper)
      recurringTerms.answer = MONTHLY
      expect(await buy(shopper, id)).not.toBeNull()
      expect(permissions()).toMatchObject([{ chargePermissionType: "Recurring", recurringMetadata: STORE }])
      expect(store.amazon.callsOf(id).slice(0, 3)).toEqual([
        "getCheckoutSession",
        "updateCheckoutSession",
        "completeCheckoutSession",
      ])
    })

    it("are put right where the browser had claimed ¥1 before the store had an opinion of the cart", async () => {
      const shopper = await store.shopper()
      const id = await comeToReview(shopper, ONE_YEN)
      recurringTerms.answer = MONTHLY
      expect(await buy(shopper, id)).not.toBeNull()
      expect(permissions()).toMatchObject([{ recurringMetadata: STORE }])
      expect(await sessionRow(id)).toMatchObject({ terms_by: "store" })
    })

    it.each([
      ["another amount and frequency", YEARLY, { amount: "20000" }],
      ["an amount that differs from time to time", { ...YEARLY, amount: null }, null],
    ])("may be others than on the review page, the buyer is told the new ones: %s", async (_what, terms, amount) => {
      recurringTerms.answer = MONTHLY
      const shopper = await store.shopper()
      const id = await comeToReview(shopper)
      recurringTerms.answer = terms
      expect(await buy(shopper, id)).not.toBeNull()
      expect(permissions()).toMatchObject([{ recurringMetadata: { frequency: YEARLY.frequency, amount } }])
    })

    it.each([
      ["a recurring one is not recurring any more", MONTHLY, {}, null],
      ["a claim meets a store that says it is not recurring", undefined, CLAIM, null],
      ["a payment method on file is to be charged regularly", undefined, ON_FILE, MONTHLY],
    ])("want a new button: %s", async (_what, before, claim, after) => {
      recurringTerms.answer = before
      const shopper = await store.shopper()
      const id = await comeToReview(shopper, claim)
      recurringTerms.answer = after
      expect(await reviewed(shopper, id)).toMatchObject({ error: { code: "recurring_changed", remedy: "retry" } })
      expect(await shopper.confirm(id)).toMatchObject({ status: 400, body: { code: "recurring_changed" } })
      await nothingIsBought()
      expect(await buy(shopper, await comeToReview(shopper))).not.toBeNull()
    })

    it("want a new button once an earlier press made the session recurring, if Amazon's answer to it was lost, too", async () => {
      const shopper = await store.shopper()
      const id = await comeToReview(shopper)
      recurringTerms.answer = MONTHLY
      emulator().faults.add({ kind: "drop-after", method: "PATCH", path: `/checkoutSessions/${id}`, times: 10 })
      expect((await shopper.confirm(id)).body["code"]).toBe("amazon_unreachable")
      emulator().faults.clear()
      recurringTerms.answer = null
      expect((await shopper.confirm(id)).body["code"]).toBe("recurring_changed")
    })
  })

  describe("that change after the buyer was sent on to approve them", () => {
    it.each([
      ["others", MONTHLY, YEARLY],
      ["none", MONTHLY, null],
      ["some", null, MONTHLY],
    ])("to %s place no order, and nothing is charged", async (_what, before, after) => {
      recurringTerms.answer = before
      const shopper = await store.shopper()
      const resultUrl = await shopper.approve(await comeToReview(shopper))
      recurringTerms.answer = after
      expect(failureOf(await shopper.visit(resultUrl))).toBe("recurring_changed")
      await nothingIsBought()
    })

    it("are noticed by the clock, when the buyer closes the browser", async () => {
      recurringTerms.answer = MONTHLY
      const shopper = await store.shopper()
      const id = await comeToReview(shopper)
      await shopper.approve(id)
      recurringTerms.answer = YEARLY
      await letTimePass(store.container, { minutes: 1 })
      await nothingIsBought()
      expect(await sessionRow(id)).toMatchObject({ failure_code: "recurring_changed", next_look_at: null })
    })

    it.each([
      ["others", MONTHLY, YEARLY],
      ["none", MONTHLY, null],
      ["some", null, MONTHLY],
    ])("to %s in the direct flow, whose button says them, the same", async (_what, before, after) => {
      recurringTerms.answer = before
      const shopper = await store.shopper()
      await shopper.enterAddress()
      await shopper.chooseShipping()
      const { url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
      recurringTerms.answer = after
      expect(failureOf(await shopper.visit(url))).toBe("recurring_changed")
      await nothingIsBought()
    })
  })

  it("are refused where the store says that the cart is not recurring", async () => {
    recurringTerms.answer = null
    const shopper = await store.shopper()
    expect(await post(shopper, CLAIM)).toMatchObject({ status: 400, body: { code: "terms_differ" } })
    expect(await payloadOf(shopper)).toMatchObject({ chargePermissionType: "OneTime" })
  })

  describe("are the storefront's where the store has no opinion", () => {
    it("and it is remembered whose they were", async () => {
      const shopper = await store.shopper()
      const id = await comeToReview(shopper, CLAIM)
      expect(await reviewed(shopper, id)).toMatchObject({ recurring: { amount: "2000", first_charge: "2500" } })
      expect(await buy(shopper, id)).not.toBeNull()
      expect(permissions()).toMatchObject([{ chargePermissionType: "Recurring", recurringMetadata: STORE }])
      expect(emulator().objects("charges")).toMatchObject([{ chargeAmount: { amount: "2500" } }])
      expect(await sessionRow(id)).toMatchObject({ charge_permission_type: "Recurring", terms_by: "storefront" })
    })

    it("as is a payment method on file, with the purchase", async () => {
      const shopper = await store.shopper()
      expect(await payloadOf(shopper, ON_FILE)).toMatchObject({ paymentMethodOnFileMetadata: { setupOnly: false } })
      const id = await comeToReview(shopper, ON_FILE)
      expect(await reviewed(shopper, id)).toMatchObject({ recurring: null, error: null })
      expect(await buy(shopper, id)).not.toBeNull()
      expect(permissions()).toMatchObject([{ chargePermissionType: "PaymentMethodOnFile" }])
      expect(await sessionRow(id)).toMatchObject({ terms_by: "storefront" })
    })

    it("and a single payment is one", async () => {
      const shopper = await store.shopper()
      const id = await comeToReview(shopper)
      expect(await reviewed(shopper, id)).toMatchObject({ recurring: null })
      await buy(shopper, id)
      expect(permissions()).toMatchObject([{ chargePermissionType: "OneTime" }])
      expect(await sessionRow(id)).toMatchObject({ charge_permission_type: "OneTime", terms_by: "store" })
    })

    it("but not in words that Amazon would not take: named, and no call is made", async () => {
      const shopper = await store.shopper()
      const yen = (amount: unknown, currencyCode = "JPY") => ({ ...STORE, amount: { amount, currencyCode } })
      for (const [recurring_metadata, said] of [
        [{ frequency: { unit: "Month", value: 1 } }, 'write "1" instead of 1'],
        [{ frequency: { unit: "Month", value: "0" } }, '"1" to "999"'],
        [{ frequency: { unit: "Month", value: "1000" } }, '"1" to "999"'],
        [{ frequency: { unit: "Variable", value: "2" } }, '{unit: "Variable", value: "0"}'],
        [{ frequency: { unit: "Variable", value: 0 } }, 'write "0" instead of 0'],
        [{ frequency: { unit: "Fortnight", value: "1" } }, '"Variable"'],
        [{ frequency: { unit: "Month" } }, '"1" to "999"'],
        [{}, "recurring_metadata is"],
        ["Month", "recurring_metadata is"],
        [yen("0"), "more than nothing"],
        [yen("-5"), "decimal string"],
        [yen("0.5"), "decimal string"],
        [yen(2000), "recurring_metadata is"],
        [yen("20", "USD"), "decimal string in JPY"],
        [undefined, "needs recurring_metadata"],
      ] as const) {
        const answer = await post(shopper, { ...CLAIM, recurring_metadata })
        expect([recurring_metadata, answer.status, answer.body["code"]]).toEqual([
          recurring_metadata,
          400,
          "invalid_recurring_terms",
        ])
        expect(answer.body["message"]).toContain(said)
      }
      expect(emulator().requests.list()).toEqual([])
    })

    it("and may say that it is charged at varying intervals", async () => {
      const shopper = await store.shopper()
      const varying = { frequency: { unit: "Variable", value: "0" } }
      const id = await comeToReview(shopper, { ...CLAIM, recurring_metadata: varying })
      expect(await reviewed(shopper, id)).toMatchObject({ recurring: { ...varying, frequency_text: "不定期" } })
      expect(await buy(shopper, id)).not.toBeNull()
      expect(permissions()).toMatchObject([{ chargePermissionType: "Recurring", recurringMetadata: varying }])
    })
  })

  it.each([
    ["amount: 0", { ...MONTHLY, amount: 0 }],
    ["value: 1", { ...MONTHLY, frequency: { unit: "Month", value: 1 } }],
    ["no amount", { frequency: MONTHLY.frequency }],
  ])("that a store's hook gets wrong are told to the developer: %s", async (_what, answer) => {
    recurringTerms.answer = answer as typeof recurringTerms.answer
    expect(await post(await store.shopper(), {})).toMatchObject({
      status: 400,
      body: { code: "invalid_recurring_terms" },
    })
  })

  describe("above what Amazon charges within a month, ¥100,000,", () => {
    it("give no button: an amount of ¥100,001, or a cart of ¥102,500", async () => {
      recurringTerms.answer = { ...MONTHLY, amount: 100_001 }
      const shopper = await store.shopper()
      expect(await shopper.button()).toMatchObject({ available: false, reason: "over_recurring_limit" })
      recurringTerms.answer = MONTHLY
      expect(await shopper.button()).toMatchObject({ available: true })
      await shopper.add("beans", 50)
      expect(await shopper.button()).toMatchObject({ available: false, reason: "over_recurring_limit" })
      recurringTerms.answer = null
      expect(await shopper.button()).toMatchObject({ available: true })
      expect(await shopper.button(ON_FILE)).toMatchObject({ available: true })
    })

    it("stop the review page and its order", async () => {
      recurringTerms.answer = MONTHLY
      const shopper = await store.shopper()
      const id = await comeToReview(shopper)
      await shopper.add("beans", 50)
      await shopper.chooseShipping()
      expect(await reviewed(shopper, id)).toMatchObject({
        error: { code: "over_recurring_limit", remedy: "other_method" },
      })
      expect(await shopper.confirm(id)).toMatchObject({ status: 400, body: { code: "over_recurring_limit" } })
      await nothingIsBought()
    })
  })
})
