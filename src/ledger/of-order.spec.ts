import { createClock } from "../amazon/clock"
import { askedBy } from "./asker"
import { createLedger, type Ledger } from "./ledger"
import type { NewOperation } from "./operation"
import { CHARGE, COLLECTION, PERMISSION, PROVIDER, REFUND, SESSION, yen } from "./test/entries"
import { useDatabase } from "./test/database"

const database = useDatabase()
let ledger: Ledger
beforeEach(async () => {
  ledger = createLedger(database(), createClock())
  await permission("OneTime")
})

const at = (minute: number) => new Date(Date.UTC(2026, 3, 1, 0, minute))
const page = { limit: 100, offset: 0 }
const read = (more: Partial<Parameters<Ledger["ofOrder"]>[0]> = {}) =>
  ledger.ofOrder({ order_id: "order_1", payment_collection_ids: [COLLECTION], ...page, ...more })
const kinds = async () => (await read()).entries.map(({ entry }) => entry)

async function permission(type: string): Promise<void> {
  const names = { id: PERMISSION, provider_id: PROVIDER, payment_descriptor: null, payment_collection_id: COLLECTION }
  await ledger.addPermission(names)
  await database().raw("update amazon_pay_charge_permission set type = ? where id = ?", [type, PERMISSION])
}

const operation = (more: Partial<NewOperation> = {}): NewOperation => ({
  provider_id: PROVIDER,
  subject: PERMISSION,
  owner: "capt_1",
  payment_session_id: SESSION,
  payment_collection_id: COLLECTION,
  request: { kind: "capture", chargeId: CHARGE, captureAmount: { amount: "700", currencyCode: "JPY" } },
  ...more,
})

async function charge(operation_id: string | null): Promise<void> {
  const seen = { state: "Captured", reason_code: null, amount: yen(700), captured: yen(700), refunded: yen(0) } as const
  const owner = { provider_id: PROVIDER, charge_permission_id: PERMISSION, payment_session_id: SESSION }
  const whose = { ...owner, payment_collection_id: COLLECTION, operation_id }
  await ledger.saveCharge(CHARGE, whose, { ...seen, charged_at: at(1), state_since: null, expires_at: null }, null)
}

async function refund(operation_id: string | null): Promise<void> {
  const entry = { id: REFUND, charge_id: CHARGE, operation_id }
  await ledger.saveRefund(entry, { state: "Refunded", reason_code: null, amount: yen(200), refunded_at: at(2) })
}

const notify = (id: string, object_type: string, object_id: string) =>
  database().raw(
    `insert into amazon_pay_notification (id, provider_id, object_type, object_id, charge_permission_id, outcome, received_at)
     values (?, ?, ?, ?, ?, 'reconciled', ?)`,
    [id, PROVIDER, object_type, object_id, PERMISSION, at(3)],
  )

const event = (more: object = {}) =>
  ledger.events.add(
    {
      order_id: "order_1",
      charge_permission_id: null,
      name: "limits_differ",
      object_id: null,
      reason_code: null,
      amount: yen(5),
      ...more,
    },
    at(4),
  )

describe("the timeline of an order", () => {
  it("has the newest first: what was told, notified, refunded and charged elsewhere", async () => {
    await charge(null)
    await refund(null)
    await notify("message-1", "CHARGE", CHARGE)
    await event()
    expect((await read()).entries).toMatchObject([
      { entry: "event", name: "limits_differ", amount: "5", currency_code: "JPY", at: at(4) },
      { entry: "notification", id: "message-1", at: at(3) },
      { entry: "refund_found", id: REFUND, amount: "200", at: at(2) },
      { entry: "charge_found", id: CHARGE, amount: "700", at: at(1) },
    ])
  })

  it("names what the shop made by its operation alone", async () => {
    await charge("apop_1")
    await refund("apop_2")
    expect(await kinds()).toEqual([])
  })

  it("has what was asked of Amazon, with who wanted it, and not what is only prepared", async () => {
    const prepared = operation({ request: { kind: "cancel", chargeId: CHARGE, cancellationReason: "" } })
    await ledger.operations.prepare(prepared)
    await askedBy(
      () => "user_1",
      () => ledger.operations.open(operation(), 0),
    )
    expect((await read()).entries).toMatchObject([
      { entry: "operation", kind: "capture", asked_by: "user_1", outcome: "open", amount: "700", attempts: 1 },
    ])
  })

  it.each<[string, Partial<NewOperation>, string | null]>([
    ["whoever Medusa's row names", { asked_by: "user_2" }, "user_2"],
    ["whoever works", {}, "clock"],
  ])("says who wanted it: %s", async (_what, more, asker) => {
    await askedBy(
      () => "clock",
      () => ledger.operations.open(operation(more), 0),
    )
    expect((await read()).entries).toMatchObject([{ asked_by: asker }])
  })

  it("says nobody where nobody said", async () => {
    await ledger.operations.open(operation(), 0)
    expect((await read()).entries).toMatchObject([{ asked_by: null }])
  })

  it("has nothing of another order", async () => {
    await charge(null)
    await event()
    expect(await read({ order_id: "order_2", payment_collection_ids: ["pay_col_2"] })).toMatchObject({
      count: 0,
      entries: [],
    })
  })

  it("of an agreement has what it was notified of itself, and of other orders' charges nothing", async () => {
    await permission("Recurring")
    await charge("apop_1")
    await notify("own", "CHARGE", CHARGE)
    await notify("agreement", "CHARGE_PERMISSION", PERMISSION)
    await notify("another", "CHARGE", `${PERMISSION}-C999999`)
    expect((await read()).entries.map(({ id }) => id).sort()).toEqual(["agreement", "own"])
  })

  it("comes a page at a time, each entry once, with how many there are", async () => {
    for (let times = 0; times < 5; times++) await event()
    const pages = await Promise.all([0, 2, 4, 6].map((offset) => read({ limit: 2, offset })))
    expect(pages.map(({ entries, count }) => [entries.length, count])).toEqual([
      [2, 5],
      [2, 5],
      [1, 5],
      [0, 5],
    ])
    expect(new Set(pages.flatMap(({ entries }) => entries.map(({ id }) => id))).size).toBe(5)
  })
})
