import { RECURRING_OUTCOMES, retryAt, type RecurringOutcome } from "./recurring-charge"
import { createRecurringCharges } from "./recurring-charges"
import { useDatabase } from "./test/database"
import { PERMISSION, PROVIDER, yen } from "./test/entries"

const database = useDatabase()
const NOW = new Date("2027-01-01T00:00:00Z")

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
})
