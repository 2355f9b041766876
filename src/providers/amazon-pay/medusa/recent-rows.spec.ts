import { useDatabase } from "../../../ledger/test/database"
import { insert } from "../../../ledger/test/insert"
import { MEDUSA_TABLES, ORDER_TABLES } from "../test/medusa"
import { createRecentRows } from "./recent-rows"

const database = useDatabase([...MEDUSA_TABLES, ...ORDER_TABLES])
const PROVIDER = "pp_amazon-pay_jp"
const SINCE = new Date("2026-11-01T00:00:00Z")
const LATELY = new Date("2026-11-02T00:00:00Z")
const EARLIER = new Date("2026-10-31T00:00:00Z")

const ROWS = {
  order: { id: "order_1", display_id: 7 },
  order_payment_collection: { order_id: "order_1", payment_collection_id: "pay_col_1" },
  payment_collection: { id: "pay_col_1", status: "authorized", amount: 2500, updated_at: LATELY },
  payment_session: {
    id: "payses_1",
    payment_collection_id: "pay_col_1",
    provider_id: PROVIDER,
    currency_code: "jpy",
    amount: 2500,
  },
  payment: {
    id: "pay_1",
    payment_session_id: "payses_1",
    payment_collection_id: "pay_col_1",
    provider_id: PROVIDER,
    currency_code: "jpy",
    amount: 2500,
  },
} as const
type Table = keyof typeof ROWS
const TABLES = Object.keys(ROWS) as Table[]

/** An order with a payment that is authorized, but for these columns. */
async function ordered(changes: Partial<Record<Table, object>> = {}) {
  for (const table of TABLES) await insert(database(), table, { ...ROWS[table], ...changes[table] })
}
const recent = () => createRecentRows(database())

describe("an order that was canceled lately", () => {
  const found = (provider = PROVIDER) => recent().canceledLately([provider], SINCE)

  it("is found with its payment collection", async () => {
    await ordered({ order: { canceled_at: LATELY } })
    expect(await found()).toEqual([{ order_id: "order_1", payment_collection_id: "pay_col_1" }])
  })

  it.each([
    ["that was canceled earlier", { order: { canceled_at: EARLIER } }],
    ["that is not canceled", {}],
    ["whose link is deleted", { order: { canceled_at: LATELY }, order_payment_collection: { deleted_at: LATELY } }],
  ])("is none %s", async (_, changes) => {
    await ordered(changes)
    expect(await found()).toEqual([])
  })

  it("is none of another provider", async () => {
    await ordered({ order: { canceled_at: LATELY } })
    expect(await found("pp_amazon-pay_eu")).toEqual([])
  })
})

describe("an order of which a payment was released lately", () => {
  const RELEASE = {
    id: "op_1",
    provider_id: PROVIDER,
    kind: "cancel",
    subject: "S03-1234567-1234567",
    owner: "pay_1",
    payment_session_id: "payses_1",
    payment_collection_id: "pay_col_1",
    request: {},
    idempotency_key: "key-1",
    outcome: "made",
    settled_at: LATELY,
  }
  const released = (changes = {}) => insert(database(), "amazon_pay_operation", { ...RELEASE, ...changes })
  const found = (provider = PROVIDER) => recent().releasedLately([provider], SINCE)

  it.each([
    ["the payment is not canceled yet", {}],
    [
      "its collection is still authorized",
      { payment: { canceled_at: LATELY }, payment_collection: { status: "partially_authorized" } },
    ],
  ])("is found while %s", async (_, changes) => {
    await ordered(changes)
    await released()
    expect(await found()).toEqual(["order_1"])
    expect(await found("pp_amazon-pay_eu")).toEqual([])
  })

  it.each([
    ["both are done", { payment: { canceled_at: LATELY }, payment_collection: { status: "canceled" } }],
    ["the order is canceled itself", { order: { canceled_at: LATELY } }],
    ["the payment is deleted", { payment: { deleted_at: LATELY } }],
    ["the order has the collection no more", { order_payment_collection: { deleted_at: LATELY } }],
  ])("is none once %s", async (_, changes) => {
    await ordered(changes)
    await released()
    expect(await found()).toEqual([])
  })

  it.each([
    ["was long ago", { settled_at: EARLIER }],
    ["is not known yet", { outcome: "open", settled_at: null }],
    ["was a capture", { kind: "capture" }],
  ])("is none when what was asked %s", async (_, changes) => {
    await ordered()
    await released(changes)
    expect(await found()).toEqual([])
  })
})

describe("an order that was edited lately", () => {
  const CHANGE = { id: "ordch_1", order_id: "order_1", change_type: "edit", confirmed_at: LATELY }
  const changed = (changes = {}) => insert(database(), "order_change", { ...CHANGE, ...changes })
  const found = (provider = PROVIDER) => recent().editedLately([provider], SINCE)
  const UNTOLD = { payment_collection: { updated_at: EARLIER } }

  it.each([
    ["its collection is older than the change", UNTOLD],
    ["its collection is canceled, and the payment not yet", { payment_collection: { status: "canceled" } }],
    ["its collection costs something else than the payment", { payment_collection: { amount: 2600 } }],
  ])("is found while %s", async (_, changes) => {
    await ordered(changes)
    await changed()
    expect(await found()).toEqual(["order_1"])
    expect(await found("pp_amazon-pay_eu")).toEqual([])
  })

  it.each(["edit", "return_request", "return_receive", "exchange", "claim"])(
    "is found after a change of type %s",
    async (change_type) => {
      await ordered(UNTOLD)
      await changed({ change_type })
      expect(await found()).toEqual(["order_1"])
    },
  )

  it.each([
    ["Medusa has told the payment of it", {}],
    ["the order is canceled", { ...UNTOLD, order: { canceled_at: LATELY } }],
    ["the payment is canceled", { payment_collection: { status: "canceled" }, payment: { canceled_at: LATELY } }],
    ["the payment is deleted", { ...UNTOLD, payment: { deleted_at: LATELY } }],
    ["the order has the collection no more", { ...UNTOLD, order_payment_collection: { deleted_at: LATELY } }],
  ])("is none once %s", async (_, changes) => {
    await ordered(changes)
    await changed()
    expect(await found()).toEqual([])
  })

  it.each([
    ["long ago", { confirmed_at: EARLIER }],
    ["by nobody yet", { confirmed_at: null }],
    ["by a credit", { change_type: "credit_line" }],
  ])("is none that was changed %s", async (_, changes) => {
    await ordered(UNTOLD)
    await changed(changes)
    expect(await found()).toEqual([])
  })

  it("is none once something was captured, unless that was taken back", async () => {
    await ordered(UNTOLD)
    await changed()
    await insert(database(), "capture", { id: "capt_1", payment_id: "pay_1", amount: 100, deleted_at: LATELY })
    expect(await found()).toEqual(["order_1"])
    await insert(database(), "capture", { id: "capt_2", payment_id: "pay_1", amount: 100 })
    expect(await found()).toEqual([])
  })

  it("is none for an amount that two payments share", async () => {
    await ordered({ payment_collection: { amount: 5000 } })
    await insert(database(), "payment", { ...ROWS.payment, id: "pay_2" })
    await changed()
    expect(await found()).toEqual([])
  })
})

describe("an order of which a refund lately has no credit line", () => {
  const ENTRY = { id: "ordtrx_1", order_id: "order_1", reference_id: "ref_1" }
  const SUMMARY = { id: "ordsum_1", order_id: "order_1", totals: { pending_difference: 700 } }
  const CREDIT = { id: "ordch_1", order_id: "order_1", change_type: "credit_line", confirmed_at: LATELY, version: 2 }
  async function refunded({ order = {}, refund = {}, entry = {}, summary = {} } = {}) {
    await ordered({ order })
    await insert(database(), "refund", { id: "ref_1", payment_id: "pay_1", amount: 700, created_at: LATELY, ...refund })
    await insert(database(), "order_transaction", { ...ENTRY, ...entry })
    await insert(database(), "order_summary", { ...SUMMARY, ...summary })
  }
  const found = (provider = PROVIDER) => recent().uncreditedLately([provider], SINCE)

  it.each([
    ["the refund", {}],
    ["the payment", { entry: { reference_id: "pay_1" } }],
  ])("is found while it is outstanding, by its transaction of %s", async (_, changes) => {
    await refunded(changes)
    expect(await found()).toEqual(["order_1"])
    expect(await found("pp_amazon-pay_eu")).toEqual([])
  })

  it.each([
    ["the order is canceled", { order: { canceled_at: LATELY } }],
    ["nothing is outstanding", { summary: { totals: { pending_difference: 0 } } }],
    ["its sums are of another version", { summary: { version: 2 } }],
    ["its sums are deleted", { summary: { deleted_at: LATELY } }],
    ["the refund is deleted", { refund: { deleted_at: LATELY } }],
    ["the refund was long ago", { refund: { created_at: EARLIER } }],
    ["the transaction is deleted", { entry: { deleted_at: LATELY } }],
  ])("is none once %s", async (_, changes) => {
    await refunded(changes)
    expect(await found()).toEqual([])
  })

  it("is none once a credit line came after it", async () => {
    await refunded()
    await insert(database(), "order_change", CREDIT)
    expect(await found()).toEqual([])
  })

  it.each([
    ["came before it", { version: 1 }],
    ["is not confirmed", { confirmed_at: null }],
    ["is an edit", { change_type: "edit" }],
  ])("is found when the change %s", async (_, changes) => {
    await refunded()
    await insert(database(), "order_change", { ...CREDIT, ...changes })
    expect(await found()).toEqual(["order_1"])
  })
})

describe("captures and refunds that were written down lately", () => {
  const NAMES = { payment_session_id: "payses_1", payment_collection_id: "pay_col_1" }
  const booked = (table: "capture" | "refund", id: string, more = {}) =>
    insert(database(), table, { id, payment_id: "pay_1", amount: 100, created_at: LATELY, ...more })
  const found = (provider = PROVIDER) => recent().lately([provider], SINCE)

  it("are found, with whether the order's transactions have them", async () => {
    await ordered()
    await booked("capture", "capt_1")
    await booked("refund", "ref_1")
    await insert(database(), "order_transaction", { id: "ordtrx_1", order_id: "order_1", reference_id: "ref_1" })
    await insert(database(), "order_transaction", { id: "ordtrx_2", reference_id: "capt_1", deleted_at: LATELY })
    expect(await found()).toEqual([
      { id: "capt_1", ...NAMES, entered: false },
      { id: "ref_1", ...NAMES, entered: true },
    ])
    expect(await found("pp_amazon-pay_eu")).toEqual([])
  })

  it("are none that are older, or deleted", async () => {
    await ordered()
    for (const table of ["capture", "refund"] as const) {
      await booked(table, `${table}_1`, { created_at: EARLIER })
      await booked(table, `${table}_2`, { deleted_at: LATELY })
    }
    expect(await found()).toEqual([])
  })
})
