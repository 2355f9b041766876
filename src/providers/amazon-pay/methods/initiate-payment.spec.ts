import { amountOf } from "../../../ledger/operation"
import { openCheckoutToken, tokenOfReturnUrl } from "../checkout/checkout-token"
import { sealConfirmation } from "../checkout/confirmation"
import { COLLECTION, paymentOf, PROVIDER, SESSION, useProvider, type TestProvider } from "../test/provider"
import { deletePayment } from "./delete-payment"
import { initiatePayment } from "./initiate-payment"
import { updatePayment } from "./update-payment"

const start = useProvider()
let provider: TestProvider
beforeEach(async () => {
  provider = await start()
  await provider.medusa.session("2500")
})

const initiate = (data?: Record<string, unknown>, amount: number | string = 2500, currency_code = "jpy") =>
  initiatePayment(provider, { amount, currency_code, data, context: { idempotency_key: SESSION } })

const sealed = (checkout_session_id: Parameters<typeof sealConfirmation>[1]["checkout_session_id"], more = {}) =>
  sealConfirmation(provider.account, {
    checkout_session_id,
    payment_collection_id: COLLECTION,
    flow: "review",
    amount: "2500",
    first_charge: "",
    currency_code: "JPY",
    payment_descriptor: "",
    recurring_metadata: null,
    trial_charge: "",
    ...more,
  })

const prepared = () => provider.ledger.operations.ofOwner(SESSION)

describe("initiatePayment", () => {
  it("makes a button without a call to Amazon when nothing is confirmed", async () => {
    const { id, status, data } = await initiate()
    expect({ id, status }).toEqual({ id: SESSION, status: "pending" })
    expect(data).toMatchObject({
      amazon_pay: { button: { available: true, productType: "PayAndShip" }, amount: "2500" },
    })
    expect(provider.sandbox.records).toEqual([])
    expect(await prepared()).toEqual([])
  })

  it("asks for no address where an order is paid that is placed", async () => {
    await provider.medusa.placeOrder("order_1")
    expect((await initiate()).data).toMatchObject({ amazon_pay: { button: { productType: "PayOnly" } } })
  })

  it.each(["cart", "order"] as const)("makes a button in the language of the %s that is to be paid", async (table) => {
    provider = await start({ region: "eu" })
    await provider.medusa.session("2500")
    await provider.medusa.speak(table, "fr-FR")
    expect((await initiate()).data).toMatchObject({ amazon_pay: { button: { checkoutLanguage: "fr_FR" } } })
  })

  it("makes a button in the account's language where there is no other", async () => {
    provider = await start({ region: "eu" })
    await provider.medusa.session("2500")
    expect((await initiate()).data).toMatchObject({ amazon_pay: { button: { checkoutLanguage: "en_GB" } } })
    await provider.medusa.speak("cart", null)
    expect((await initiate()).data).toMatchObject({ amazon_pay: { button: { checkoutLanguage: "en_GB" } } })
  })

  it("sets the final amount on the Checkout Session when it is handed a sealed confirmation", async () => {
    const { id, data } = await provider.confirmed("2500")
    expect(data).toMatchObject({ checkout_session_id: id, amount: "2500", currency_code: "JPY" })
    expect(data.redirect_url).toContain(id)
    expect(provider.sandbox.records).toHaveLength(1)
  })

  it("writes down that the Checkout Session is to be completed", async () => {
    const { id } = await provider.confirmed("2500")
    expect(await prepared()).toMatchObject([
      { subject: id, outcome: "prepared", request: { kind: "complete", chargeAmount: { amount: "2500" } } },
    ])
  })

  const recurring_metadata = {
    frequency: { unit: "Month", value: "1" },
    amount: { amount: "2000", currencyCode: "JPY" },
  }

  it("makes the session recurring in the same call as the amount", async () => {
    await initiate(sealed(provider.sandbox.buyerReturns(), { recurring_metadata }))
    expect(provider.sandbox.emulator.objects("checkoutSessions")).toMatchObject([
      {
        chargePermissionType: "Recurring",
        recurringMetadata: recurring_metadata,
        paymentDetails: { paymentIntent: "Authorize", chargeAmount: { amount: "2500" } },
      },
    ])
    expect(provider.sandbox.records).toHaveLength(1)
  })

  it("confirms a free trial at Amazon without a charge, and writes down an order of nothing", async () => {
    await provider.medusa.session("0")
    await initiate(
      sealed(provider.sandbox.buyerReturns(), { recurring_metadata, amount: "0", trial_charge: "2000" }),
      0,
    )
    expect(provider.sandbox.emulator.objects("checkoutSessions")).toMatchObject([
      { paymentDetails: { paymentIntent: "Confirm", chargeAmount: { amount: "2000" } } },
    ])
    const [complete] = await prepared()
    expect(complete).toMatchObject({ request: { paymentIntent: "Confirm", chargeAmount: { amount: "2000" } } })
    expect(complete && amountOf(complete.request)?.amount).toBe("0")
  })

  it("writes it down once, however often the buyer comes back to the review page", async () => {
    const id = provider.sandbox.buyerReturns()
    await initiate(sealed(id))
    await initiate(sealed(id))
    expect(await prepared()).toHaveLength(1)
  })

  it("rounds half up, once, to what the currency has", async () => {
    const { data } = await initiate(undefined, "999.5")
    expect(paymentOf(data).amount).toBe("1000")
  })

  it("ignores an unsealed claim, and leaves nothing of it in data", async () => {
    const forged = {
      checkout_session_id: "00000000-0000-0000-0000-000000000000",
      charge_permission_id: "S03-1-1",
      evil: 1,
    }
    const { data } = await initiate({ amazon_pay: { ...forged, sealed: "a.b" } })
    expect(data?.["amazon_pay"]).toMatchObject({
      checkout_session_id: null,
      charge_permission_id: null,
      evil: null,
      sealed: null,
    })
    expect(await prepared()).toEqual([])
  })

  it("ignores a confirmation that was sealed for another payment collection", async () => {
    const data = sealed(provider.sandbox.buyerReturns(), { payment_collection_id: `${COLLECTION}_of_another_cart` })
    expect(paymentOf((await initiate(data)).data).checkout_session_id).toBeNull()
  })

  it("refuses a confirmation for another amount than Medusa asks for", async () => {
    const data = sealed(provider.sandbox.buyerReturns(), { amount: "1" })
    await expect(initiate(data)).rejects.toMatchObject({ type: "not_allowed", code: "total_changed" })
  })

  it("refuses a currency that the account's region cannot take, and says which it takes", async () => {
    await expect(initiate(undefined, 10, "usd")).rejects.toMatchObject({
      type: "invalid_data",
      message: expect.stringContaining('"jp" takes JPY, not USD'),
    })
  })

  it("says so when Amazon cannot be reached, as something that can be tried again", async () => {
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: null })
    await expect(provider.confirmed("2500")).rejects.toMatchObject({ code: "amazon_unreachable" })
    expect(await prepared()).toEqual([])
  })

  it("makes a button for the customer who is logged in", async () => {
    const context = { idempotency_key: SESSION, customer: { id: "cus_1" } } as never
    const { data } = await initiatePayment(provider, { amount: 2500, currency_code: "jpy", context })
    const payload = paymentOf(data).button?.createCheckoutSessionConfig.payloadJSON ?? "{}"
    const { webCheckoutDetails }: { webCheckoutDetails: { checkoutReviewReturnUrl: string } } = JSON.parse(payload)
    const token = tokenOfReturnUrl(webCheckoutDetails.checkoutReviewReturnUrl)
    expect(openCheckoutToken(provider.account, PROVIDER, token)).toEqual({
      payment_collection_id: COLLECTION,
      provider_id: PROVIDER,
      flow: "review",
      customer_id: "cus_1",
    })
  })

  it("sets nothing in the direct flow: it was in the button", async () => {
    const id = provider.sandbox.buyerReturns()
    const { data } = await initiate(sealed(id, { flow: "direct", first_charge: "1000" }))
    expect(provider.sandbox.records).toEqual([])
    expect(paymentOf(data)).toMatchObject({ checkout_session_id: id, first_charge: "1000", redirect_url: null })
    expect(await prepared()).toMatchObject([
      { subject: id, request: { chargeAmount: { amount: "1000" }, totalOrderAmount: { amount: "2500" } } },
    ])
  })

  it("keeps what the buyer pays with, which Amazon tells before Complete alone", async () => {
    const { data } = await initiate(sealed(provider.sandbox.buyerReturns(), { payment_descriptor: "Visa ****1111" }))
    expect(paymentOf(data).payment_descriptor).toBe("Visa ****1111")
    expect(await prepared()).toMatchObject([{ request: { paymentDescriptor: "Visa ****1111" } }])
  })

  it("sets all of it in place of a part, when the buyer comes back to pay all at once", async () => {
    const id = provider.sandbox.buyerReturns()
    await initiate(sealed(id, { first_charge: "1000" }))
    const { data } = await initiate(sealed(id))
    expect(provider.sandbox.emulator.objects("checkoutSessions")).toMatchObject([
      { paymentDetails: { chargeAmount: { amount: "2500" }, totalOrderAmount: { amount: "2500" } } },
    ])
    expect(paymentOf(data).first_charge).toBe("2500")
    provider.sandbox.emulator.buyer.approve({ checkoutSessionId: id })
    expect((await provider.authorize()).status).toBe("authorized")
  })

  it.each([
    [false, "Authorize", ""],
    [true, "Authorize", ""],
    [true, "Confirm", "2000"],
  ])("lets Amazon decide later where the options do (%p), but never of a trial: %s", async (option, intent, trial) => {
    provider = await start({ canHandlePendingAuthorization: option })
    const amount = trial ? "0" : "2500"
    await provider.medusa.session(amount)
    await initiate(
      sealed(provider.sandbox.buyerReturns(), { amount, trial_charge: trial, recurring_metadata }),
      Number(amount),
    )
    expect(provider.sandbox.emulator.objects("checkoutSessions")).toMatchObject([
      { paymentDetails: { paymentIntent: intent, canHandlePendingAuthorization: option && !trial } },
    ])
  })

  it("tells Amazon the shop's name, which the buyer sees there", async () => {
    provider = await start({ merchantStoreName: "まめや珈琲" })
    await provider.medusa.session("2500")
    await initiate(sealed(provider.sandbox.buyerReturns()))
    expect(provider.sandbox.emulator.objects("checkoutSessions")).toMatchObject([
      { merchantMetadata: { merchantStoreName: "まめや珈琲" } },
    ])
  })

  it.each([
    ["the buyer has not logged in", { constraints: [{ constraintId: "BuyerNotAssociated" }] }, "session_gone"],
    ["Amazon asks for something else", { constraints: [{ constraintId: "SomethingNew" }] }, "not_configured"],
    ["Amazon names no page", { webCheckoutDetails: { amazonPayRedirectUrl: null } }, "not_configured"],
    ["the page is no page", { webCheckoutDetails: { amazonPayRedirectUrl: "amazon" } }, "not_configured"],
    ["the page is a script", { webCheckoutDetails: { amazonPayRedirectUrl: "javascript:alert(1)" } }, "not_configured"],
  ])("sends the buyer nowhere, and writes nothing down, when %s", async (_, fields, code) => {
    const id = provider.sandbox.buyerReturns()
    provider.sandbox.emulator.faults.add({ kind: "rewrite", method: "PATCH", fields })
    await expect(initiate(sealed(id))).rejects.toMatchObject({ type: "not_allowed", code })
    expect(await prepared()).toEqual([])
  })

  it("sends no buyer of the real Amazon to a page without TLS", async () => {
    const provider = await start()
    await provider.medusa.session("2500")
    const live = { ...provider, account: { ...provider.account, environment: "live" as const } }
    const data = sealed(provider.sandbox.buyerReturns())
    const input = { amount: 2500, currency_code: "jpy", data, context: { idempotency_key: SESSION } }
    await expect(initiatePayment(live, input)).rejects.toMatchObject({ code: "not_configured" })
    await expect(initiatePayment(provider, input)).resolves.toMatchObject({ status: "pending" })
  })

  it("refuses a confirmation in another currency than Medusa's", async () => {
    const data = sealed(provider.sandbox.buyerReturns(), { currency_code: "USD" })
    await expect(initiate(data)).rejects.toMatchObject({ code: "total_changed" })
  })

  it("takes the payment session from data where Medusa names it there alone", async () => {
    const input = { amount: 2500, currency_code: "jpy", data: { session_id: SESSION } }
    expect((await initiatePayment(provider, input)).id).toBe(SESSION)
  })

  it.each([undefined, { session_id: "" }, { session_id: 7 }])(
    "begins nothing without a payment session: %p",
    async (data) => {
      await expect(initiatePayment(provider, { amount: 2500, currency_code: "jpy", data })).rejects.toMatchObject({
        type: "invalid_data",
        message: "Medusa named no payment session to initiate.",
      })
    },
  )

  it("begins anew at another amount, when the session is updated", async () => {
    const { data } = await provider.confirmed("2500")
    await provider.medusa.session("2600")
    const input = { amount: 2600, currency_code: "jpy", data: { amazon_pay: data } }
    const updated = await updatePayment(provider, input)
    expect(updated).toMatchObject({ status: "pending", data: { amazon_pay: { amount: "2600", redirect_url: null } } })
    const named = await updatePayment(provider, { ...input, data: { session_id: SESSION } })
    expect(paymentOf(named.data).payment_session_id).toBe(SESSION)
  })

  it.each([
    ["Amazon is away meanwhile", 503, "ServiceUnavailable", "amazon_unreachable"],
    ["Amazon knows it no more", 404, "ResourceNotFound", "session_gone"],
  ])("says of a session that cannot be confirmed why not, when %s", async (_, status, reasonCode, code) => {
    const id = await provider.approved("2500", "cancel")
    const fault = { status, body: { reasonCode }, method: "GET", path: "/checkoutSessions", times: null }
    provider.sandbox.emulator.faults.add({ kind: "status", ...fault })
    await expect(initiate(sealed(id))).rejects.toMatchObject({ code })
  })

  it("says that the shop is not set up when Amazon refuses what is set", async () => {
    const body = { reasonCode: "InvalidParameterValue" }
    provider.sandbox.emulator.faults.add({ kind: "status", status: 400, body, method: "PATCH" })
    await expect(initiate(sealed(provider.sandbox.buyerReturns()))).rejects.toMatchObject({ code: "not_configured" })
  })

  it("says that a session that was completed is gone", async () => {
    const { id } = await provider.confirmed("2500")
    provider.sandbox.emulator.buyer.approve({ checkoutSessionId: id })
    await provider.authorize()
    await expect(initiate(sealed(id))).rejects.toMatchObject({ code: "session_gone" })
  })

  it("says why a session that was canceled cannot be confirmed", async () => {
    const id = await provider.approved("2500", "cancel")
    await expect(initiate(sealed(id))).rejects.toMatchObject({ code: "buyer_canceled" })
  })
})

describe("a payment that Amazon holds already", () => {
  it("keeps a second one of the same order from being begun", async () => {
    await provider.paid("2500")
    await provider.medusa.placeOrder("order_1")
    await expect(initiate()).rejects.toMatchObject({ type: "not_allowed", code: "payment_pending" })
  })

  it("keeps an order's session from being deleted, by which Medusa would forget it", async () => {
    const data = { amazon_pay: await provider.paid("2500") }
    await provider.medusa.placeOrder("order_1")
    await expect(deletePayment(provider, { data })).rejects.toMatchObject({ code: "payment_pending" })
  })

  it("keeps a session from being deleted whose collection is neither a cart's nor an order's", async () => {
    const data = { amazon_pay: await provider.paid("2500") }
    await expect(deletePayment(provider, { data })).rejects.toMatchObject({ code: "payment_pending" })
  })

  it("keeps an order's session from being deleted while what was captured at once is not booked", async () => {
    provider = await start({ paymentIntent: "AuthorizeWithCapture" })
    const data = { amazon_pay: await provider.paid("2500") }
    await provider.medusa.placeOrder("order_1")
    await expect(deletePayment(provider, { data })).rejects.toMatchObject({ code: "payment_pending" })
    const [charge] = (await provider.holdings()).charges
    await provider.ledger.bookCharge(charge!.id, "capt_1")
    await expect(deletePayment(provider, { data })).resolves.toEqual({ data })
  })

  it("keeps no session that nothing is held of any more", async () => {
    const data = { amazon_pay: await provider.paid("2500") }
    await provider.medusa.placeOrder("order_1")
    await provider.cancel()
    await expect(deletePayment(provider, { data })).resolves.toEqual({ data })
  })

  it("does so too while Complete's outcome is not known", async () => {
    await provider.approved("2500")
    await provider.medusa.placeOrder("order_1")
    provider.sandbox.emulator.faults.add({ kind: "drop-after", pattern: "/complete$", times: 3 })
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: 3 })
    await expect(provider.authorize()).rejects.toMatchObject({ code: "amazon_unreachable" })
    await expect(initiate()).rejects.toMatchObject({ code: "payment_pending" })
  })

  it("keeps no cart's session: Medusa would leave one at the old amount", async () => {
    await provider.medusa.speak("cart", null)
    const data = { amazon_pay: await provider.paid("2500") }
    await expect(deletePayment(provider, { data })).resolves.toEqual({ data })
    await expect(initiate()).resolves.toMatchObject({ status: "pending" })
  })
})
