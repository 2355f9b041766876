import { nextMonthStart } from "../../../amazon/recurring"
import { lookAtCharges } from "../../../ledger/look"
import type { RecurringOutcome } from "../../../ledger/recurring-charge"
import { operatorOf } from "../provider-context"
import { useProvider, type TestProvider } from "../test/provider"
import { begin, cartFor, OWNER, storedMethod } from "../test/stored"

const CHARGES = { method: "POST", pattern: "/charges$" } as const

describe("a period that an engine charges by a payment session", () => {
  const start = useProvider()
  let provider: TestProvider
  let payment_method: Awaited<ReturnType<typeof storedMethod>>
  beforeEach(async () => {
    provider = await start()
    payment_method = await storedMethod(provider, "Recurring")
  })

  const renewal = (period: string, amount = "2500") =>
    begin(provider, { payment_method, period, capture_method: "automatic" }, { customer: OWNER, amount })
  const outcomeOf = async (period: string) =>
    (await provider.ledger.recurringCharges.find(payment_method, period))?.outcome
  const callsOf = async (work: () => Promise<unknown>) => {
    const before = provider.sandbox.records.length
    await work()
    return provider.sandbox.records.slice(before).map(({ operation }) => operation.split("/")[0]?.replace(/ .*/, ""))
  }
  const refusalOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => {
        const { code, message } = error as { code: string; message: string }
        return { code, message }
      },
    )

  it("is charged with one call, and captured", async () => {
    const { authorize } = await renewal("2")
    expect(await callsOf(async () => expect(await authorize()).toBe("captured"))).toEqual(["POST"])
    expect(await outcomeOf("2")).toBe("charged")
  })

  it("is charged once: another session gets told so, and this one its payment again", async () => {
    const first = await renewal("2")
    const second = await renewal("2")
    await first.authorize()
    const calls = await callsOf(async () => {
      expect(await refusalOf(second.authorize())).toMatchObject({ code: "already_charged" })
      expect(await first.authorize()).toBe("captured")
    })
    expect(calls).not.toContain("POST")
  })

  it("is charged once by ten at the same time", async () => {
    const begun = []
    for (let session = 0; session < 10; session++) begun.push(await renewal("2"))
    const codes = await Promise.all(begun.map(({ authorize }) => refusalOf(authorize())))
    expect(codes.filter((refusal) => refusal === null)).toHaveLength(1)
    for (const refusal of codes) {
      if (refusal) expect(["period_in_progress", "already_charged"]).toContain(refusal.code)
    }
    expect(provider.sandbox.emulator.objects("charges")).toHaveLength(2)
  })

  /** What an engine reads in the text; one that it does not read keeps the period for the store to look at. */
  type Reading = "temporary" | "declined"
  type Refused = Extract<RecurringOutcome, "retry_later" | "payment_method_needed" | "closed" | "over_cap">
  const REFUSALS: Record<Refused, [simulated: string, reading: Reading]> = {
    retry_later: ["SoftDeclined", "temporary"],
    payment_method_needed: ["HardDeclined", "declined"],
    closed: ["AmazonRejected", "declined"],
    over_cap: ["PeriodicAmountExceeded", "temporary"],
  }

  it.each(Object.entries(REFUSALS))("that Amazon refuses is %s, in words that engines read", async (outcome, row) => {
    const [code, reading] = row
    if (outcome !== "over_cap") provider.sandbox.emulator.faults.add({ ...CHARGES, kind: "simulate", code })
    // ¥2,500 of the month's ¥100,000 are taken by the first order.
    const { authorize } = await renewal("2", outcome === "over_cap" ? "97501" : "2500")
    const refusal = await refusalOf(authorize())
    expect(refusal?.code).toBe(code)
    expect(refusal?.message).toContain(reading)
    expect(refusal?.message).not.toContain(reading === "temporary" ? "declined" : "temporary")
    expect(await outcomeOf("2")).toBe(outcome)
  })

  it("is not asked for beyond the month's limit", async () => {
    await (await renewal("1", "90000")).authorize()
    const { authorize } = await renewal("2", "10001")
    const calls = await callsOf(async () =>
      expect(await refusalOf(authorize())).toMatchObject({ code: "PeriodicAmountExceeded" }),
    )
    expect(calls).toEqual([])
  })

  it.each(["drop-before", "drop-after"] as const)(
    "is unknown without an answer, and found out later: %s",
    async (kind) => {
      provider.sandbox.emulator.faults.add({ ...CHARGES, kind, times: 3 })
      const { authorize } = await renewal("2")
      expect(await refusalOf(authorize())).toMatchObject({ code: "outcome_unknown" })
      expect(await outcomeOf("2")).toBe("unknown")
      expect(await authorize()).toBe("captured")
      expect(provider.sandbox.emulator.objects("charges")).toHaveLength(2)
    },
  )

  it("may be tried again by a new session after a decline", async () => {
    provider.sandbox.emulator.faults.add({ ...CHARGES, kind: "simulate", code: "SoftDeclined" })
    await refusalOf((await renewal("2")).authorize())
    expect(await (await renewal("2")).authorize()).toBe("captured")
    expect(await outcomeOf("2")).toBe("charged")
  })

  it("that was declined is told so again by the same session, and Amazon is not asked", async () => {
    provider.sandbox.emulator.faults.add({ ...CHARGES, kind: "simulate", code: "HardDeclined" })
    const { authorize } = await renewal("2")
    const refusal = await refusalOf(authorize())
    expect(await callsOf(async () => expect(await refusalOf(authorize())).toEqual(refusal))).toEqual([])
  })

  it.each([
    ["payment_method_needed", "NonChargeable", "PaymentMethodInvalid", "https://pay.amazon.com/jp/jr/your-account/ba/"],
    ["closed", "Closed", "BuyerClosed", "is closed (BuyerClosed)."],
  ])("is %s without a call while its permission is known to be so", async (outcome, state, reason, text) => {
    await provider.database.raw("update amazon_pay_charge_permission set state = ?, reason_code = ?", [state, reason])
    const { authorize } = await renewal("2")
    const calls = await callsOf(async () => {
      const refusal = await refusalOf(authorize())
      expect(refusal?.code).toBe(reason)
      expect(refusal?.message).toContain(text)
    })
    expect(calls).toEqual([])
    expect(await outcomeOf("2")).toBe(outcome)
  })

  it("that is beyond the month's limit may be tried again in the next one, as the text says", async () => {
    const { authorize } = await renewal("2", "97501")
    const next = nextMonthStart(new Date(), "jp").toISOString()
    expect((await refusalOf(authorize()))?.message).toContain(`try again from ${next} on`)
  })

  it("that nothing mends is declined, with Amazon's reason", async () => {
    const body = { reasonCode: "TransactionCountExceeded" }
    provider.sandbox.emulator.faults.add({ ...CHARGES, kind: "status", status: 422, body })
    const refusal = await refusalOf((await renewal("2")).authorize())
    expect(refusal).toEqual({
      code: "TransactionCountExceeded",
      message: "The charge of 2500 JPY was declined (TransactionCountExceeded).",
    })
    expect(await outcomeOf("2")).toBe("refused")
  })

  it("is charged no more than once for a payment collection, whatever periods are named for it", async () => {
    const collection = "pay_col_shared"
    const of = (period: string) =>
      begin(provider, { payment_method, period, capture_method: "automatic" }, { customer: OWNER, collection })
    await (await of("2")).authorize()
    expect(await refusalOf((await of("3")).authorize())).toMatchObject({ code: "payment_pending" })
    expect(provider.sandbox.emulator.objects("charges")).toHaveLength(2)
  })

  it("is not charged once the payment costs something else", async () => {
    const collection = "pay_col_changed"
    const { authorize } = await begin(provider, { payment_method, period: "2" }, { customer: OWNER, collection })
    await provider.database.raw("update payment_collection set amount = 2600 where id = ?", [collection])
    expect(
      await callsOf(async () => expect(await refusalOf(authorize())).toMatchObject({ code: "total_changed" })),
    ).toEqual([])
  })

  it("may be charged again after its charge was canceled", async () => {
    const first = await begin(provider, { payment_method, period: "2", capture_method: "manual" }, { customer: OWNER })
    expect(await first.authorize()).toBe("authorized")
    const { charges } = await provider.ledger.ofPermission(payment_method)
    const made = charges.filter(({ payment_session_id }) => payment_session_id === first.sessionId)
    await provider.sandbox.client.cancelCharge(made[0]!.id, "Given up")
    await lookAtCharges(operatorOf(provider), made)
    expect(await (await renewal("2")).authorize()).toBe("captured")
  })

  it("is not asked for while it is not known what became of another one", async () => {
    provider.sandbox.emulator.faults.add({ ...CHARGES, kind: "drop-before", times: null })
    await refusalOf((await renewal("2")).authorize())
    expect(await refusalOf((await renewal("3")).authorize())).toMatchObject({ code: "outcome_unknown" })
    expect(await outcomeOf("3")).toBeUndefined()
  })

  it("is charged as the store's, and tells Amazon so", async () => {
    await (await renewal("2")).authorize()
    const asked = provider.sandbox.emulator.requests.list().findLast(({ path }) => path.endsWith("/charges"))
    expect(JSON.parse(asked?.requestBody ?? "{}")).toMatchObject({ chargeInitiator: "MITR", channel: "Web" })
  })
})

describe("a saved wallet", () => {
  const start = useProvider()
  const CART = "pay_col_cart"
  let provider: TestProvider
  let payment_method: Awaited<ReturnType<typeof storedMethod>>
  beforeEach(async () => {
    provider = await start()
    payment_method = await storedMethod(provider, "PaymentMethodOnFile")
    await provider.database.raw("insert into payment_collection (id, amount) values (?, 2500)", [CART])
    await cartFor(provider, { collection: CART, customer: OWNER })
  })
  const ofCart = (data = {}) => begin(provider, { payment_method, ...data }, { customer: OWNER, collection: CART })

  it("is looked at before it is charged", async () => {
    const { authorize } = await ofCart()
    const before = provider.sandbox.records.length
    await authorize()
    const calls = provider.sandbox.records.slice(before).map(({ operation }) => operation)
    expect(calls).toEqual([`GET chargePermissions/${payment_method}`, "POST charges"])
  })

  it("is charged as its buyer's, and never for a period of the store's", async () => {
    const { authorize, sessionId } = await ofCart({ period: "2027-01" })
    await authorize()
    const asked = provider.sandbox.emulator.requests.list().findLast(({ path }) => path.endsWith("/charges"))
    expect(JSON.parse(asked?.requestBody ?? "{}")).toMatchObject({ chargeInitiator: "CITU", channel: "Web" })
    expect(await provider.ledger.recurringCharges.find(payment_method, "2027-01")).toBeNull()
    expect(await provider.ledger.recurringCharges.find(payment_method, sessionId)).toMatchObject({ outcome: "charged" })
  })

  it("that is declined is told to the shopper", async () => {
    provider.sandbox.emulator.faults.add({ ...CHARGES, kind: "simulate", code: "HardDeclined" })
    const { authorize } = await ofCart()
    await expect(authorize()).rejects.toMatchObject({ type: "payment_authorization_error", code: "declined" })
  })

  it("is not charged once it is closed at Amazon", async () => {
    const { authorize } = await ofCart()
    const closing = { closureReason: "No more", cancelPendingCharges: false }
    await provider.sandbox.client.closeChargePermission(payment_method, closing)
    await expect(authorize()).rejects.toMatchObject({ type: "payment_authorization_error" })
    expect(provider.sandbox.emulator.objects("charges")).toHaveLength(1)
  })

  it("is not charged while Amazon does not show it", async () => {
    const { authorize } = await ofCart()
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, path: "/chargePermissions", times: null })
    await expect(authorize()).rejects.toMatchObject({
      type: "unexpected_state",
      message: expect.stringContaining("Amazon Pay did not show the payment method: "),
    })
    expect(provider.sandbox.emulator.objects("charges")).toHaveLength(1)
  })
})
