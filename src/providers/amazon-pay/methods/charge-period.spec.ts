import type { RecurringOutcome } from "../../../ledger/recurring-charge"
import { useProvider, type TestProvider } from "../test/provider"
import { begin, OWNER, storedMethod } from "../test/stored"

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
})
