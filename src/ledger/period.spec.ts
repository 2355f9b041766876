import { Money } from "../amazon/money"
import { createOneAtATime } from "./one-at-a-time"
import { chargingPeriod, isBeyondAnyMonth, isBeyondMonth, isPeriod } from "./period"
import { useDatabase } from "./test/database"
import { chargeEntry, PERMISSION, permissionEntry, yen } from "./test/entries"

describe("a period's name", () => {
  it.each(["2027-01", "sub_01/2027-01", "毎月 1回目", "x", "x".repeat(64)])("may be %p", (name) => {
    expect(isPeriod(name)).toBe(true)
  })

  it.each(["", " ", "x".repeat(65), "a\u0007", "a\nb", "a\u200b"])("may not be %p", (name) => {
    expect(isPeriod(name)).toBe(false)
  })
})

describe("what a month's limit of ¥100,000 leaves room for", () => {
  const since = new Date("2027-01-01T00:00:00+09:00")
  const before = new Date("2026-12-31T23:59:59+09:00")
  const permission = permissionEntry({ amount_limit: yen(100_000) })
  const isBeyond = (amount: number, ...charges: ReturnType<typeof chargeEntry>[]) =>
    isBeyondMonth(yen(amount), { permission, charges, since })

  it("is all of it, and not a yen more", () => {
    expect([isBeyond(100_000), isBeyond(100_001)]).toEqual([false, true])
  })

  it.each(["Authorized", "AuthorizationInitiated", "Captured", "CaptureInitiated", "Unknown"] as const)(
    "is less by what this month's charge takes, or may take: %s",
    (state) => {
      const charge = chargeEntry(state, { charged_at: since })
      expect([isBeyond(97_500, charge), isBeyond(97_501, charge)]).toEqual([false, true])
    },
  )

  it.each(["Canceled", "Declined"] as const)("is not less by one that takes nothing: %s", (state) => {
    expect(isBeyond(100_000, chargeEntry(state, { charged_at: since }))).toBe(false)
  })

  it("is not less by a former month's", () => {
    expect(isBeyond(100_000, chargeEntry("Captured", { charged_at: before, seen_at: since }))).toBe(false)
  })

  it("is less by the first order's charge, of which Complete tells no date", () => {
    expect(isBeyond(97_501, chargeEntry("Authorized", { charged_at: null, seen_at: since }))).toBe(true)
    expect(isBeyond(97_501, chargeEntry("Authorized", { charged_at: null, seen_at: before }))).toBe(false)
  })

  it("is not known while the limit is not", () => {
    const unknown = permissionEntry({ amount_limit: null })
    expect(isBeyondMonth(yen(200_000), { permission: unknown, charges: [], since })).toBe(false)
  })
})

describe("an amount that no month has room for", () => {
  it.each([
    ["more than Amazon charges in any", "Recurring", null, 100_001, true],
    ["as much as Amazon charges in any", "Recurring", null, 100_000, false],
    ["more than this permission allows", "Recurring", yen(3000), 3001, true],
    ["as much as this permission allows", "Recurring", yen(3000), 3000, false],
    ["more than a Recurring one may, of one that was not seen yet", null, null, 100_001, true],
    ["more, in yen, than a limit in dollars", "Recurring", Money.of(10, "USD"), 3000, false],
  ] as const)("is %s", (_, type, amount_limit, amount, isBeyond) => {
    expect(isBeyondAnyMonth(yen(amount), permissionEntry({ type, amount_limit }))).toBe(isBeyond)
  })
})

describe("the charging of a period", () => {
  const database = useDatabase()
  const ledger = () => ({ oneAtATime: createOneAtATime(database()) })
  const period = (name: string) => ({ charge_permission_id: PERMISSION, period: name })

  it("is refused at once while the same one is being charged", async () => {
    const { oneAtATime } = ledger()
    let end = (): void => undefined
    const waits = new Promise<void>((resolve) => (end = resolve))
    const first = chargingPeriod({ oneAtATime }, period("2027-01"), () => waits)
    const second = chargingPeriod({ oneAtATime }, period("2027-01"), () => Promise.resolve())
    await expect(second).rejects.toThrow("is still at work")
    end()
    await first
  })

  it("comes after that of another period of its permission", async () => {
    const { oneAtATime } = ledger()
    const order: string[] = []
    let end = (): void => undefined
    const waits = new Promise<void>((resolve) => (end = resolve))
    const charge = (name: string, work: Promise<void>) =>
      chargingPeriod({ oneAtATime }, period(name), async () => {
        order.push(`begin ${name}`)
        await work
        order.push(`end ${name}`)
      })
    const both = [charge("2027-01", waits), charge("2027-02", Promise.resolve())]
    end()
    await Promise.all(both)
    expect([order[0], order[2]].map((step) => step?.split(" ")[0])).toEqual(["begin", "begin"])
    expect([order[1], order[3]]).toEqual([order[0]?.replace("begin", "end"), order[2]?.replace("begin", "end")])
  })
})
