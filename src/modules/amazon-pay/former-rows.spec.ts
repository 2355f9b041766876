import { randomBytes } from "node:crypto"
import type { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { knex } from "@medusajs/framework/mikro-orm/postgresql"
import { createHoldings } from "../../ledger/holdings"
import { createWatches } from "../../ledger/watches"
import { CHARGE, PERMISSION, PROVIDER, REFUND, yen } from "../../ledger/test/entries"
import { Migration20261125185415 } from "./migrations/Migration20261125185415"
import { Migration20261128164943 } from "./migrations/Migration20261128164943"
import { Migration20261130120000 } from "./migrations/Migration20261130120000"

const SESSION_ID = "11111111-2222-4333-8444-555555555555"
const DATA = {
  v: 1,
  payment_session_id: "payses_1",
  amount: "2500",
  first_charge: null,
  currency_code: "JPY",
  payment_intent: "Authorize",
  checkout_session_id: SESSION_ID,
  charge_permission_id: PERMISSION,
  payment_descriptor: "Visa ****1111 (Amazon Pay)",
  charges: [
    {
      id: CHARGE,
      state: "Captured",
      reason_code: null,
      amount: "2500",
      captured_amount: "2500",
      refunded_amount: "700",
      expires_at: null,
      created_at: "2026-11-20T00:00:00.000Z",
      capture_id: "capt_1",
    },
  ],
  refunds: [
    {
      id: REFUND,
      charge_id: CHARGE,
      state: "Refunded",
      reason_code: null,
      amount: "700",
      created_at: "2026-11-21T00:00:00.000Z",
      refund_id: "ref_1",
    },
  ],
}

const schema = `migration_${randomBytes(6).toString("hex")}`
const pool = knex({
  client: "pg",
  connection: process.env["DATABASE_URL"],
  searchPath: schema,
  pool: { min: 0, max: 2 },
})
const queries = { raw: async (sql: string, bindings: readonly unknown[]) => pool.raw(sql, [...bindings] as never) }

async function run(Former: new (...given: never[]) => Migration) {
  const migration = new Former(null as never, null as never)
  await migration.up()
  for (const statement of migration.getQueries()) await pool.raw(String(statement))
}

const holdings = () => createHoldings(queries)

beforeAll(async () => {
  await pool.raw(`create schema ${schema}`)
  await run(Migration20261125185415)
  const columns = "provider_id text, payment_collection_id text, data jsonb, deleted_at timestamptz"
  await pool.raw(`create table payment (id text, payment_session_id text, ${columns})`)
  await pool.raw(`create table payment_session (id text, status text, ${columns})`)
  const data = JSON.stringify({ amazon_pay: DATA })
  await pool.raw("insert into payment values ('pay_1', 'payses_1', ?, 'pay_col_1', ?::jsonb, null)", [PROVIDER, data])
  await pool.raw("insert into payment_session values ('payses_1', 'authorized', ?, 'pay_col_1', ?::jsonb, null)", [
    PROVIDER,
    data,
  ])
  const pending = { ...DATA, payment_session_id: "payses_2", charge_permission_id: "S03-2222222-2222222", charges: [] }
  await pool.raw(
    "insert into payment_session values ('payses_2', 'pending_authorization', ?, 'pay_col_2', ?::jsonb, null)",
    [PROVIDER, JSON.stringify({ amazon_pay: { ...pending, refunds: [] } })],
  )
  await pool.raw(
    `insert into amazon_pay_charge_permission (id, order_id, provider_id, amount_limit, next_look_at, idle_looks)
     values (?, 'order_1', ?, '2500', '2026-12-01T00:00:00Z', 2),
       ('S03-1111111-1111111', 'order_1', ?, null, '2026-11-30T00:00:00Z', 1)`,
    [PERMISSION, PROVIDER, PROVIDER],
  )
  await pool.raw(
    `insert into amazon_pay_checkout_session (id, cart_id, provider_id, flow, state)
     values (?, 'cart_1', ?, 'review', 'Open'), (?, 'pay_col_9', ?, 'direct', 'Open')`,
    ["11111111-2222-4333-8444-000000000001", PROVIDER, "11111111-2222-4333-8444-000000000002", PROVIDER],
  )
  await run(Migration20261128164943)
})
afterAll(async () => {
  await pool.raw(`drop schema ${schema} cascade`)
  await pool.destroy()
})

describe("the rows of before the ledger", () => {
  it("keep their charges and refunds, and which of Medusa's rows stand for them", async () => {
    expect(await holdings().ofSessions(["payses_1"])).toMatchObject({
      permissions: [{ id: PERMISSION, amount_limit: yen(2500), payment_descriptor: "Visa ****1111 (Amazon Pay)" }],
      charges: [{ id: CHARGE, state: "Captured", capture_id: "capt_1", announced: "Captured" }],
      refunds: [{ id: REFUND, state: "Refunded", refund_id: "ref_1" }],
    })
  })

  it("are what the payment was begun with, as if the ledger had written it", async () => {
    const { operations } = await holdings().ofSessions(["payses_1"])
    expect(operations).toMatchObject([
      {
        outcome: "made",
        owner: "payses_1",
        subject: SESSION_ID,
        object_id: PERMISSION,
        request: {
          kind: "complete",
          checkoutSessionId: SESSION_ID,
          chargeAmount: { amount: "2500", currencyCode: "JPY" },
          paymentIntent: "Authorize",
          paymentDescriptor: "Visa ****1111 (Amazon Pay)",
        },
      },
    ])
  })

  it("are kept of a payment session that waits for Amazon", async () => {
    const { operations, permissions } = await holdings().ofSessions(["payses_2"])
    expect(operations).toMatchObject([{ outcome: "made", object_id: "S03-2222222-2222222" }])
    expect(permissions).toMatchObject([{ id: "S03-2222222-2222222" }])
  })

  it("are due when the first of an order's permissions was", async () => {
    expect(await createWatches(queries as never).find("order_1")).toMatchObject({
      next_look_at: new Date("2026-11-30T00:00:00Z"),
      idle_looks: 2,
    })
  })

  it("name a cart or a payment collection in columns of their own", async () => {
    const { rows } = await pool.raw(
      "select cart_id, payment_collection_id from amazon_pay_checkout_session order by id",
      [],
    )
    expect(rows).toEqual([
      { cart_id: "cart_1", payment_collection_id: null },
      { cart_id: null, payment_collection_id: "pay_col_9" },
    ])
  })
})

describe("what was told before that was remembered", () => {
  const watches = () => createWatches(queries)
  const toldOf = async (id: string) => (await watches().find(id))?.told
  const event = (order: string | null, permission: string, name: string, data: object) =>
    pool.raw(
      "insert into amazon_pay_event (id, order_id, charge_permission_id, name, data, told_at) values (?, ?, ?, ?, ?::jsonb, now())",
      [randomBytes(4).toString("hex"), order, permission, `amazon-pay.${name}`, JSON.stringify(data)] as never,
    )
  const [BLOCKED, BUSY] = ["S03-5555555-5555555", "S03-6666666-6666666"] as const

  beforeAll(async () => {
    await pool.raw("update amazon_pay_charge set expires_at = '2026-12-24T01:02:03.045+09'")
    await pool.raw("update amazon_pay_watch set told = '{\"owed\": \"700\"}' where id = 'order_1'")
    await event("order_1", PERMISSION, "charge_permission_closed", { object_id: PERMISSION, reason_code: null })
    await event("order_1", PERMISSION, "authorization_expiring", { object_id: CHARGE })
    await event("order_1", PERMISSION, "authorization_lost", { object_id: CHARGE })
    await event("order_1", PERMISSION, "chargeback_received", { object_id: "B1" })
    await event("order_none", PERMISSION, "chargeback_received", { object_id: "B1" })
    await event(null, BLOCKED, "foreign_charge", { object_id: "C9" })
    await pool.raw(
      `insert into amazon_pay_charge_permission (id, provider_id, type, state, reason_code)
       values (?, ?, 'Recurring', 'NonChargeable', 'PaymentMethodExpired'),
         (?, ?, 'PaymentMethodOnFile', 'NonChargeable', 'ChargeInProgress')`,
      [BLOCKED, PROVIDER, BUSY, PROVIDER],
    )
    await run(Migration20261130120000)
  })

  it("is remembered of an order, beside what was", async () => {
    expect(await toldOf("order_1")).toEqual({
      owed: "700",
      [`closed ${PERMISSION}`]: "unknown",
      [`expiring ${CHARGE}`]: new Date("2026-12-23T16:02:03.045Z").toISOString(),
      "chargeback B1": "yes",
    })
  })

  it("is remembered of an agreement, which is watched from then on", async () => {
    expect([await toldOf(BLOCKED), await toldOf(BUSY)]).toEqual([
      { stored: "Recurring", method: "needed", "foreign C9": "yes" },
      { stored: "PaymentMethodOnFile" },
    ])
  })

  it("is of nobody who is not watched", async () => {
    expect(await watches().find("order_none")).toBeNull()
  })
})
