import { PERMISSION, PROVIDER, yen } from "./test/entries"
import { useDatabase } from "./test/database"
import { WARNING_KINDS, SORTS, type NewWarning, type WarningKind } from "./warning"
import { createWarnings, type Warnings } from "./warnings"

const database = useDatabase()
let warnings: Warnings
beforeEach(() => (warnings = createWarnings(database())))

const at = (minute: number) => new Date(Date.UTC(2026, 3, 1, 0, minute))
const ORDER = { type: "order", id: "order_1" } as const
const OTHER = { type: "order", id: "order_2" } as const
const warning = (kind: WarningKind, more: Partial<NewWarning> = {}): NewWarning => ({
  kind,
  provider_id: PROVIDER,
  object_id: null,
  payment_id: null,
  amount: null,
  reason_code: null,
  since: at(1),
  until: null,
  remedy: "none",
  ...more,
})
const kindsOf = async (subject: typeof ORDER | typeof OTHER = ORDER) =>
  (await warnings.of(subject)).map(({ kind }) => kind)
const page = (more: Partial<Parameters<Warnings["page"]>[0]> = {}) =>
  warnings.page({ kind: null, now: at(100), limit: 20, offset: 0, ...more })

describe("an order's warnings", () => {
  it("are read as they were written", async () => {
    const full = { object_id: "R1", payment_id: "pay_1", amount: yen(700), reason_code: "AmazonRejected", until: at(9) }
    await warnings.replace(ORDER, [warning("refund_declined", full)])
    expect(await warnings.of(ORDER)).toMatchObject([{ ...warning("refund_declined", full), subject: ORDER }])
  })

  it("are those that were found last, and no other order's", async () => {
    await warnings.replace(ORDER, [warning("refund_owed"), warning("address_edited")])
    await warnings.replace(OTHER, [warning("refund_owed")])
    await warnings.replace(ORDER, [warning("address_edited"), warning("chargeback")])
    expect([(await kindsOf()).sort(), await kindsOf(OTHER)]).toEqual([
      ["address_edited", "chargeback"],
      ["refund_owed"],
    ])
  })

  it("are none when nothing is found any more", async () => {
    await warnings.replace(ORDER, [warning("refund_owed")])
    await warnings.replace(ORDER, [])
    expect(await kindsOf()).toEqual([])
  })

  it("stay since when they were and dismissed, and tell the new amount", async () => {
    await warnings.replace(ORDER, [warning("refund_owed", { amount: yen(700) })])
    const [before] = await warnings.of(ORDER)
    await warnings.dismiss(before!.id, { at: at(5), actor: "user_1" })
    await warnings.replace(ORDER, [warning("refund_owed", { amount: yen(900), since: at(7) })])
    expect(await warnings.of(ORDER)).toMatchObject([
      { id: before!.id, since: at(1), amount: yen(900), dismissed_at: at(5), dismissed_by: "user_1" },
    ])
  })

  it("come back undismissed when they had ceased", async () => {
    await warnings.replace(ORDER, [warning("chargeback")])
    await warnings.dismiss((await warnings.of(ORDER))[0]!.id, { at: at(5), actor: null })
    await warnings.replace(ORDER, [])
    await warnings.replace(ORDER, [warning("chargeback")])
    expect(await warnings.of(ORDER)).toMatchObject([{ dismissed_at: null }])
  })

  it("are one for each object", async () => {
    const declined = ["R1", "R2", "R1"].map((object_id) => warning("refund_declined", { object_id }))
    for (const one of declined) await warnings.add(ORDER, one)
    expect(await kindsOf()).toEqual(["refund_declined", "refund_declined"])
    await warnings.remove(ORDER, { kind: "refund_declined", object_id: "R1" })
    expect(await warnings.of(ORDER)).toMatchObject([{ object_id: "R2" }])
  })

  it("may be of an order and a permission that have the same id", async () => {
    await warnings.add({ type: "charge_permission", id: PERMISSION }, warning("closed_by_buyer"))
    await warnings.replace({ type: "order", id: PERMISSION }, [])
    expect(await warnings.of({ type: "charge_permission", id: PERMISSION })).toHaveLength(1)
  })
})

describe("what needs attention", () => {
  it("is what is no mere information, not dismissed and not still to come, the oldest first", async () => {
    await warnings.replace(
      ORDER,
      WARNING_KINDS.map((kind, index) => warning(kind, { since: at(60 - index) })),
    )
    const urgent = WARNING_KINDS.filter((kind) => SORTS[kind].severity !== "info")
    const { rows, counts } = await page({ limit: 100 })
    expect(rows.map(({ kind }) => kind)).toEqual([...urgent].reverse())
    expect(Object.keys(counts)).toEqual(urgent)
    await warnings.dismiss(rows[0]!.id, { at: at(90), actor: null })
    expect((await page()).rows[0]?.kind).toBe(rows[1]!.kind)
    expect((await page({ now: at(0) })).rows).toEqual([])
  })

  it("is paged, and counted whatever the page", async () => {
    for (const object_id of ["1", "2", "3"]) await warnings.add(ORDER, warning("chargeback", { object_id }))
    await warnings.add(ORDER, warning("refund_owed"))
    const { rows, counts } = await page({ kind: "chargeback", limit: 2, offset: 2 })
    expect([rows.length, counts]).toEqual([1, { chargeback: 3, refund_owed: 1 }])
  })

  it("is found by an index", async () => {
    const { rows } = await database().transaction(async (queries) => {
      await queries.raw("set local enable_seqscan = off", [])
      return queries.raw(
        `explain select * from amazon_pay_warning
         where severity <> 'info' and dismissed_at is null and deleted_at is null and since <= now()
         order by since, id limit 20`,
        [],
      )
    })
    expect(JSON.stringify(rows)).toContain("IDX_amazon_pay_warning_since")
  })
})
