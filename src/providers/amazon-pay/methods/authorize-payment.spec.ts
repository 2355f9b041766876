import { addressDigest } from "../../../amazon/address/address-digest"
import { insert } from "../../../ledger/test/insert"
import { sealConfirmation } from "../checkout/confirmation"
import { whilePlacing } from "../checkout/placing"
import { COLLECTION, PAYMENT, PROVIDER, SESSION, useProvider, type TestProvider } from "../test/provider"
import { begin } from "../test/stored"
import { authorizePayment } from "./authorize-payment"

const start = useProvider()
let provider: TestProvider
beforeEach(async () => (provider = await start()))

describe("authorizePayment", () => {
  it("completes the Checkout Session and keeps the ids of permission and charge", async () => {
    await provider.approved("2500")
    const { status, data } = await provider.authorize()
    expect(status).toBe("authorized")
    expect(data.charge_permission_id).toMatch(/^S03-/)
    expect(data.charges).toMatchObject([{ state: "Authorized", amount: "2500", captured_amount: "0" }])
  })

  it("keeps what the buyer pays with, which Amazon tells no more after Complete", async () => {
    await provider.approved("2500")
    const { data } = await provider.authorize()
    expect(data.payment_descriptor).toBe("Visa ****1111 (Amazon Pay)")
  })

  it("completes nothing when Medusa asks for another amount by now", async () => {
    await provider.approved("2500")
    await provider.medusa.session("2600")
    await expect(provider.authorize()).rejects.toMatchObject({
      type: "payment_authorization_error",
      code: "total_changed",
    })
    expect(provider.sandbox.emulator.objects("charges")).toEqual([])
  })

  it("completes nothing once what it pays is canceled", async () => {
    await provider.approved("2500")
    await provider.medusa.replaceCollection(true)
    await expect(provider.authorize()).rejects.toMatchObject({
      type: "payment_authorization_error",
      code: "session_gone",
    })
    expect(provider.sandbox.emulator.objects("charges")).toEqual([])
  })

  it("takes less than the smallest unit for paid only while a free order is placed", async () => {
    await provider.medusa.session("0.4")
    await expect(provider.authorize()).rejects.toMatchObject({ code: "not_approved" })
    await expect(whilePlacing("paid", () => provider.authorize())).rejects.toMatchObject({ code: "not_approved" })
    expect((await whilePlacing("free", () => provider.authorize())).status).toBe("captured")
    expect(provider.sandbox.records).toEqual([])
  })

  it.each([
    ["a session that is to be paid", "2500", "0"],
    ["a cart that costs more by now", "0.4", "3350"],
  ])("takes nothing for paid of %s, though the order was to be free", async (_, session, collection) => {
    await provider.medusa.session(session)
    await provider.medusa.collection(collection)
    await expect(whilePlacing("free", () => provider.authorize())).rejects.toMatchObject({ code: "not_approved" })
  })

  it("finds the payment of a session that was completed before", async () => {
    await provider.approved("2500")
    const first = await provider.authorize()
    const second = await provider.authorize()
    expect(second.status).toBe("authorized")
    expect(second.data.charges.map(({ id }) => id)).toEqual(first.data.charges.map(({ id }) => id))
  })

  it("completes once when it is asked twice at the same time", async () => {
    await provider.approved("2500")
    const both = await Promise.all([provider.authorize(), provider.authorize()])
    expect(both.map(({ status }) => status)).toEqual(["authorized", "authorized"])
    const completions = provider.sandbox.records.filter(({ operation }) => operation.endsWith("/complete"))
    expect(completions).toHaveLength(1)
  })

  it("places no order on a payment that was canceled after an earlier completion", async () => {
    await provider.paid("2500")
    await provider.cancel()
    expect((await provider.authorize()).status).toBe("error")
  })

  it("finds out by the session's state when Complete's answer was lost after the work was done", async () => {
    await provider.approved("2500")
    provider.sandbox.emulator.faults.add({ kind: "drop-after", pattern: "/complete$", times: 1 })
    expect((await provider.authorize()).status).toBe("authorized")
  })

  it("finds the payment later when Amazon was away after Complete's work was done", async () => {
    await provider.approved("2500")
    provider.sandbox.emulator.faults.add({ kind: "drop-after", pattern: "/complete$", times: 3 })
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: 3 })
    await expect(provider.authorize()).rejects.toMatchObject({ code: "amazon_unreachable" })
    expect((await provider.authorize()).status).toBe("authorized")
    expect(provider.sandbox.emulator.objects("charges")).toHaveLength(1)
  })

  it("may be tried again while the buyer has not approved", async () => {
    const { id } = await provider.confirmed("2500")
    await expect(provider.authorize()).rejects.toMatchObject({
      type: "payment_requires_more_error",
      code: "not_approved",
    })
    provider.sandbox.emulator.buyer.approve({ checkoutSessionId: id })
    expect((await provider.authorize()).status).toBe("authorized")
  })

  it.each([
    ["the buyer canceled", "cancel", "buyer_canceled"],
    ["Amazon declined", "decline", "declined"],
  ] as const)("says that %s", async (_, outcome, code) => {
    await provider.approved("2500", outcome)
    await expect(provider.authorize()).rejects.toMatchObject({ type: "payment_authorization_error", code })
  })

  it("says that Amazon could not be reached, and can be tried again", async () => {
    await provider.approved("2500")
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: null })
    await expect(provider.authorize()).rejects.toMatchObject({
      type: "payment_requires_more_error",
      code: "amazon_unreachable",
    })
    provider.sandbox.emulator.faults.clear()
    expect((await provider.authorize()).status).toBe("authorized")
  })

  it("refuses in words for the admin when no buyer has been to Amazon", async () => {
    const input = { context: { idempotency_key: SESSION } }
    await expect(authorizePayment(provider, input)).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("has not been to Amazon Pay"),
    })
  })

  it("believes no ids that a shopper posted, not even of a payment that was authorized", async () => {
    const paid = await provider.paid("100")
    const forged = { data: { amazon_pay: { ...paid, amount: "2500" } }, context: { idempotency_key: "payses_02" } }
    await expect(authorizePayment(provider, forged)).rejects.toMatchObject({
      type: "not_allowed",
      code: "not_approved",
    })
  })

  it("leaves nothing of what a shopper posted in the payment's data", async () => {
    await provider.approved("2500")
    const posted = { amazon_pay: { evil: 1, charges: [{ id: "S03-1-1-C1" }] } }
    const { data } = await authorizePayment(provider, { data: posted, context: { idempotency_key: SESSION } })
    expect(data).toMatchObject({ amazon_pay: { evil: null, charges: [{ state: "Authorized" }] } })
  })

  it("looks again at an authorization that Amazon decides later", async () => {
    const patient = await start({ canHandlePendingAuthorization: true })
    await patient.approved("2500")
    patient.sandbox.emulator.faults.add({ kind: "simulate", pattern: "/complete$", code: "AuthorizationInitiated" })
    expect((await patient.authorize()).status).toBe("pending_authorization")
    patient.sandbox.emulator.clock.advance({ minutes: 1 })
    expect((await patient.authorize()).status).toBe("authorized")
  })

  it("is captured for Medusa only once the order is there, while our own workflow places it", async () => {
    const capturing = await start({ paymentIntent: "AuthorizeWithCapture" })
    await capturing.approved("2500")
    expect((await whilePlacing("paid", () => capturing.authorize())).status).toBe("authorized")
    expect((await capturing.authorize()).status).toBe("captured")
  })

  it("says that Amazon could not be asked what has become of a payment", async () => {
    await provider.approved("2500")
    await provider.authorize()
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, path: "/charges", times: 3 })
    await expect(provider.authorize()).rejects.toMatchObject({
      type: "payment_requires_more_error",
      code: "amazon_unreachable",
    })
  })

  it.each([
    ["total_changed", 422, "AmountMismatch"],
    ["not_configured", 403, "UnauthorizedAccess"],
    ["session_gone", 404, "ResourceNotFound"],
    ["not_approved", 422, "InvalidCheckoutSessionStatus"],
  ])("may be tried again after %s (%i %s)", async (code, status, reasonCode) => {
    await provider.approved("2500")
    provider.sandbox.emulator.faults.add({ kind: "status", status, body: { reasonCode }, pattern: "/complete$" })
    await expect(provider.authorize()).rejects.toMatchObject({ type: "payment_requires_more_error", code })
    expect((await provider.authorize()).status).toBe("authorized")
  })

  it("says that the Checkout Session is gone when Amazon knows it no more", async () => {
    await provider.approved("2500")
    const gone = { status: 404, body: { reasonCode: "ResourceNotFound" }, path: "/checkoutSessions", times: null }
    provider.sandbox.emulator.faults.add({ kind: "status", ...gone })
    const refusal = { type: "payment_authorization_error", code: "session_gone" }
    await expect(provider.authorize()).rejects.toMatchObject(refusal)
    await expect(provider.authorize()).rejects.toMatchObject(refusal)
  })

  it("says that Amazon declined an authorization that was decided later", async () => {
    const patient = await start({ canHandlePendingAuthorization: true })
    await patient.approved("2500")
    patient.sandbox.emulator.faults.add({
      kind: "rewrite",
      pattern: "/charges/",
      fields: { statusDetails: { state: "Declined", reasonCode: "HardDeclined" } },
      times: null,
    })
    patient.sandbox.emulator.faults.add({ kind: "drop-after", pattern: "/complete$", times: 3 })
    await expect(patient.authorize()).rejects.toMatchObject({ type: "payment_authorization_error", code: "declined" })
  })

  it("is captured at once with AuthorizeWithCapture", async () => {
    const capturing = await start({ paymentIntent: "AuthorizeWithCapture" })
    const { charges } = await capturing.paid("2500")
    expect(charges).toMatchObject([{ state: "Captured", captured_amount: "2500" }])
  })

  it("has a permission and no charge with Confirm", async () => {
    const confirming = await start({ paymentIntent: "Confirm" })
    const payment = await confirming.paid("2500")
    expect(payment).toMatchObject({ charge_permission_id: expect.stringMatching(/^S03-/), charges: [] })
  })

  it("charges a part at the checkout where only a part was agreed", async () => {
    const { amount, first_charge, charges } = await provider.paid("2500", "1000")
    expect({ amount, first_charge }).toEqual({ amount: "2500", first_charge: "1000" })
    expect(charges).toMatchObject([{ amount: "1000" }])
    expect((await provider.rows.payment(PAYMENT)).amount.amount).toBe("2500")
  })
})

describe("a cart that is not what was agreed on at Amazon", () => {
  const ADDRESS = { id: "addr_1", address_1: "下目黒1-8-1" }

  async function approved(changes: object = {}) {
    const id = await provider.approved("2500")
    await insert(provider.database, "cart_address", ADDRESS)
    await insert(provider.database, "cart", { id: "cart_1", customer_id: "cus_1", shipping_address_id: "addr_1" })
    await insert(provider.database, "cart_line_item", { cart_id: "cart_1", requires_shipping: true })
    await insert(provider.database, "amazon_pay_checkout_session", {
      id,
      cart_id: "cart_1",
      provider_id: PROVIDER,
      flow: "review",
      state: "Open",
      imported_buyer: "buyer",
      imported_address: addressDigest(ADDRESS),
      ...changes,
    })
  }
  const completions = () => provider.sandbox.records.filter(({ operation }) => operation.endsWith("/complete"))

  it("is paid while it is", async () => {
    await approved()
    expect((await provider.authorize()).status).toBe("authorized")
  })

  it.each([
    ["of which no buyer was brought in", { imported_buyer: null }, "cart_changed"],
    ["whose goods go elsewhere", { imported_address: "elsewhere" }, "address_changed"],
  ])("is not completed: one %s", async (_, changes, code) => {
    await approved(changes)
    await expect(provider.authorize()).rejects.toMatchObject({ type: "payment_authorization_error", code })
    expect(completions()).toEqual([])
  })

  it("is not completed once it is tied to a customer who was not logged in", async () => {
    await approved()
    await insert(provider.database, "customer", { id: "cus_1", has_account: true })
    await expect(provider.authorize()).rejects.toMatchObject({ code: "cart_changed" })
    expect(completions()).toEqual([])
  })

  it("is found paid when it was changed after it was completed", async () => {
    await approved()
    await provider.authorize()
    await provider.database.raw("update amazon_pay_checkout_session set imported_address = 'elsewhere'", [])
    expect((await provider.authorize()).status).toBe("authorized")
  })

  /** Another payment session for the same Checkout Session. */
  const again = (checkout_session_id: Awaited<ReturnType<typeof provider.approved>>) =>
    begin(
      provider,
      sealConfirmation(provider.account, {
        checkout_session_id,
        payment_collection_id: COLLECTION,
        flow: "direct",
        amount: "2500",
        first_charge: "",
        currency_code: "JPY",
        payment_descriptor: "",
        recurring_metadata: null,
        trial_charge: "",
      }),
      { collection: COLLECTION },
    )

  it("is completed once, though another payment session asks for it later", async () => {
    const id = await provider.approved("2500")
    await provider.authorize()
    const { authorize } = await again(id)
    await expect(authorize()).rejects.toMatchObject({ type: "payment_authorization_error", code: "cart_changed" })
    await expect(authorize()).rejects.toMatchObject({ code: "not_approved" })
    expect(completions()).toHaveLength(1)
  })

  it("is completed for the payment session that was begun last", async () => {
    const { authorize } = await again(await provider.approved("2500"))
    await expect(provider.authorize()).rejects.toMatchObject({ code: "not_approved" })
    expect(await authorize()).toBe("authorized")
    expect(completions()).toHaveLength(1)
  })
})
