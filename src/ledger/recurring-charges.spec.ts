import { createHoldings } from "./holdings"
import { RECURRING_OUTCOMES, retryAt, type RecurringOutcome } from "./recurring-charge"
import { createRecurringCharges } from "./recurring-charges"
import { cellsOf } from "./test/cells"
import { useDatabase } from "./test/database"
import { CHARGE, chargeEntry, PERMISSION, PROVIDER, SESSION, yen } from "./test/entries"

const database = useDatabase()
const NOW = new Date("2027-01-01T00:00:00Z")

const SETTLED = { reason_code: null, attempts: 1, retry: true, next_look_at: NOW, settled_at: NOW }

const charge = (period: string, payment_collection_id: string) => ({
  charge_permission_id: PERMISSION,
  period,
  provider_id: PROVIDER,
  order_id: null,
  payment_collection_id,
  capture: null,
  pending: false,
  amount: yen(2500),
  retry: true,
  asked_at: new Date(`${period}-01T00:00:00Z`),
  next_look_at: NOW,
  month_start: NOW,
})

describe("the periods of a Charge Permission", () => {
  it("are found by what they are charged for, the oldest first", async () => {
    const charges = createRecurringCharges(database())
    await charges.reserve(charge("2027-01", "pay_col_1"))
    await charges.reserve(charge("2027-02", "pay_col_2"))
    await charges.reserve(charge("2027-03", "pay_col_3"))
    const of = async (...ids: string[]) => (await charges.ofCollections(ids)).map(({ period }) => period)
    expect(await of("pay_col_3", "pay_col_1")).toEqual(["2027-01", "2027-03"])
    expect(await of()).toEqual([])
  })

  it("say when the clock tries again, where it does", async () => {
    const row = await createRecurringCharges(database()).reserve(charge("2027-01", "pay_col_1"))
    const of = (changes: Partial<typeof row>) => retryAt({ ...row, ...changes })
    expect(of({ outcome: "retry_later" })).toEqual(NOW)
    expect(of({ outcome: "over_cap" })).toEqual(NOW)
    expect(of({ outcome: "retry_later", retry: false })).toBeNull()
    expect(of({ outcome: "open" })).toBeNull()
  })

  it("rest when they were told of, unless another look is due by now", async () => {
    const charges = createRecurringCharges(database())
    const { id } = await charges.reserve(charge("2027-01", "pay_col_1"))
    const next = async () => (await charges.find(PERMISSION, "2027-01"))?.next_look_at
    await charges.rest(id, new Date(NOW.getTime() + 1))
    expect(await next()).toEqual(NOW)
    await charges.rest(id, NOW)
    expect(await next()).toBeNull()
  })

  /** What has ended keeps its reason, and what Amazon may have charged is found out first. */
  const ONCE_CLOSED: Record<RecurringOutcome, RecurringOutcome> = {
    retry_later: "closed",
    payment_method_needed: "closed",
    over_cap: "closed",
    closed: "closed",
    open: "open",
    charged: "charged",
    pending: "pending",
    unknown: "unknown",
    refused: "refused",
    gave_up: "gave_up",
    canceled: "canceled",
  }

  it.each(RECURRING_OUTCOMES)("that are %s once the permission is closed", async (outcome) => {
    const charges = createRecurringCharges(database())
    const { id } = await charges.reserve(charge("2027-01", "pay_col_1"))
    const before = {
      outcome,
      reason_code: "SoftDeclined",
      attempts: 1,
      retry: true,
      next_look_at: NOW,
      settled_at: NOW,
    }
    await charges.settle(id, before)
    const now = new Date(NOW.getTime() + 1000)
    await charges.close(PERMISSION, { reason_code: "BuyerClosed", now })
    const expected = ONCE_CLOSED[outcome]
    const closed = {
      reason_code: "BuyerClosed",
      retry: false,
      next_look_at: null,
      settled_at: now,
      announced: "closed",
    }
    expect(await charges.find(PERMISSION, "2027-01")).toMatchObject({
      ...before,
      ...(expected === outcome ? {} : closed),
      outcome: expected,
    })
  })

  it("are reserved once, as they were asked for first", async () => {
    const charges = createRecurringCharges(database())
    const first = await charges.reserve({ ...charge("2027-01", "pay_col_1"), order_id: "order_1", capture: true })
    expect(first).toMatchObject({
      charge_permission_id: PERMISSION,
      period: "2027-01",
      order_id: "order_1",
      payment_collection_id: "pay_col_1",
      payment_session_id: null,
      outcome: "open",
      attempts: 0,
      capture: true,
      pending: false,
      retry: true,
      next_look_at: NOW,
      created_at: NOW,
    })
    expect(first.amount.toString()).toBe("2500 JPY")
    expect(await charges.reserve(charge("2027-01", "pay_col_2"))).toEqual(first)
    expect(await charges.ofPermission(PERMISSION)).toEqual([first])
    expect(await charges.ofPermission("S03-0000002-0000002")).toEqual([])
  })

  it("are asked for anew with other terms", async () => {
    const charges = createRecurringCharges(database())
    const { id } = await charges.reserve(charge("2027-01", "pay_col_1"))
    await charges.settle(id, { ...SETTLED, outcome: "retry_later" })
    const later = new Date(NOW.getTime() + 1000)
    const anew = { ...charge("2027-01", "pay_col_2"), amount: yen(3000), retry: false, pending: true, capture: false }
    const asked = await charges.ask(id, { ...anew, order_id: "order_2", next_look_at: later })
    expect(asked).toMatchObject({
      outcome: "open",
      payment_collection_id: "pay_col_2",
      order_id: "order_2",
      retry: false,
      pending: true,
      capture: false,
      next_look_at: later,
      attempts: 1,
    })
    expect(asked.amount.toString()).toBe("3000 JPY")
  })

  it.each(RECURRING_OUTCOMES)(
    "are looked at at once when their permission has changed, or not, while %s",
    async (outcome) => {
      const charges = createRecurringCharges(database())
      const { id } = await charges.reserve(charge("2027-01", "pay_col_1"))
      const later = new Date(NOW.getTime() + 1000)
      await charges.settle(id, { ...SETTLED, outcome, next_look_at: later })
      await charges.wake(PERMISSION, NOW)
      const isWaiting = ["pending", "unknown", "payment_method_needed"].includes(outcome)
      expect((await charges.find(PERMISSION, "2027-01"))?.next_look_at).toEqual(isWaiting ? NOW : later)
    },
  )

  it.each(RECURRING_OUTCOMES)(
    "are looked at at once when the answer to their try has come, or not, while %s",
    async (outcome) => {
      const charges = createRecurringCharges(database())
      const row = await charges.reserve(charge("2027-01", "pay_col_1"))
      await charges.setSession(row, "payses_1")
      const later = new Date(NOW.getTime() + 1000)
      await charges.settle(row.id, { ...SETTLED, outcome, next_look_at: later })
      await charges.answered(PERMISSION, "payses_2", NOW)
      expect((await charges.find(PERMISSION, "2027-01"))?.next_look_at).toEqual(later)
      await charges.answered(PERMISSION, "payses_1", NOW)
      expect((await charges.find(PERMISSION, "2027-01"))?.next_look_at).toEqual(outcome === "unknown" ? NOW : later)
    },
  )

  it("are not put off when their permission has changed", async () => {
    const charges = createRecurringCharges(database())
    const { id } = await charges.reserve(charge("2027-01", "pay_col_1"))
    await charges.settle(id, { ...SETTLED, outcome: "pending", next_look_at: NOW })
    await charges.wake(PERMISSION, new Date(NOW.getTime() + 1000))
    expect((await charges.find(PERMISSION, "2027-01"))?.next_look_at).toEqual(NOW)
  })

  it.each([
    ["Declined", null, NOW],
    ["Declined", "order_2", null],
    ["Captured", null, null],
  ] as const)(
    "that are charged by what is %s by now, for the order %p, are looked at: %p",
    async (state, order, look) => {
      const charges = createRecurringCharges(database())
      const holdings = createHoldings(database())
      const row = await charges.reserve(charge("2027-01", "pay_col_1"))
      await charges.setSession(row, SESSION)
      await charges.setOrder(row.id, order)
      await charges.settle(row.id, { ...SETTLED, outcome: "charged", next_look_at: null })
      const owner = chargeEntry(state)
      await holdings.saveCharge(CHARGE, owner, chargeEntry(state), null)
      await charges.wake(PERMISSION, NOW)
      expect((await charges.find(PERMISSION, "2027-01"))?.next_look_at ?? null).toEqual(look)
    },
  )

  it("are tried by one payment session at a time", async () => {
    const charges = createRecurringCharges(database())
    const row = await charges.reserve(charge("2027-01", "pay_col_1"))
    expect(await charges.setSession(row, "payses_1")).toBe(true)
    expect(await charges.setSession(row, "payses_2")).toBe(false)
    expect(await charges.find(PERMISSION, "2027-01")).toMatchObject({ payment_session_id: "payses_1" })
  })

  it("pay for another order, or for none any more", async () => {
    const charges = createRecurringCharges(database())
    const { id } = await charges.reserve(charge("2027-01", "pay_col_1"))
    expect(await charges.setOrder(id, "order_2")).toMatchObject({ order_id: "order_2" })
    expect(await charges.setOrder(id, null)).toMatchObject({ order_id: null })
  })

  it("are told of once for each news", async () => {
    const charges = createRecurringCharges(database())
    const row = await charges.reserve(charge("2027-01", "pay_col_1"))
    expect(await Promise.all([charges.announce(row, "retry_later"), charges.announce(row, "retry_later")])).toEqual(
      expect.arrayContaining([true, false]),
    )
    const told = await charges.find(PERMISSION, "2027-01")
    expect(await charges.announce(told!, "retry_later")).toBe(false)
    expect(await charges.announce(told!, "charged")).toBe(true)
  })

  it("are to be told of after each decline", async () => {
    const charges = createRecurringCharges(database())
    const row = await charges.reserve(charge("2027-01", "pay_col_1"))
    const once = await charges.settle(row.id, { ...SETTLED, outcome: "retry_later" })
    await charges.announce(once, "retry_later")
    expect(await charges.settle(row.id, { ...once, next_look_at: null })).toMatchObject({ announced: "retry_later" })
    expect(await charges.settle(row.id, { ...once, attempts: 2 })).toMatchObject({ announced: null })
  })

  const MONTH = { before: new Date(NOW.getTime() - 1), "the same": NOW }
  /** What the next try is known to have told. */
  const ONCE_ASKED = {
    retry_later: { before: "open", "the same": "open" },
    refused: { before: "open", "the same": "open" },
    over_cap: { before: "open", "the same": "over_cap" },
    delayed: { before: "delayed", "the same": "delayed" },
    charged: { before: "charged", "the same": "charged" },
  } as const

  it.each(cellsOf(ONCE_ASKED))(
    "that were told to be %s, in the month %s, are told of so again or not",
    async (told, month, known) => {
      const charges = createRecurringCharges(database())
      const row = await charges.reserve(charge("2027-01", "pay_col_1"))
      await charges.settle(row.id, { ...SETTLED, attempts: 0, outcome: "over_cap", settled_at: MONTH[month] })
      await charges.announce(row, told)
      expect(await charges.ask(row.id, charge("2027-01", "pay_col_1"))).toMatchObject({ announced: known })
    },
  )

  it("are claimed when their time has come, the longest overdue first", async () => {
    const charges = createRecurringCharges(database())
    const due = (ms: number) => new Date(NOW.getTime() + ms)
    await charges.reserve({ ...charge("2027-01", "pay_col_1"), next_look_at: due(2) })
    await charges.reserve({ ...charge("2027-02", "pay_col_2"), next_look_at: due(1) })
    await charges.reserve({ ...charge("2027-03", "pay_col_3"), next_look_at: due(3) })
    const claim = async () =>
      (await charges.claimDue({ now: due(2), again: due(60_000), limit: 1 })).map(({ period }) => period)
    expect([await claim(), await claim(), await claim()]).toEqual([["2027-02"], ["2027-01"], []])
  })
})
