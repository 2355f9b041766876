import type { Database } from "../../../ledger/database"

const MONEY =
  "amount numeric not null, raw_amount jsonb, created_at timestamptz not null default clock_timestamp(), deleted_at timestamptz"
const BOOKING = `id text primary key, payment_id text not null, created_by text, ${MONEY}`

/** Of Medusa's tables as much as the plugin reads. */
export const MEDUSA_TABLES = [
  "create table payment_collection (id text primary key, status text not null default 'not_paid', amount numeric not null, raw_amount jsonb)",
  "create table order_payment_collection (order_id text, payment_collection_id text, deleted_at timestamptz)",
  "create table cart_payment_collection (cart_id text, payment_collection_id text, deleted_at timestamptz)",
  'create table "order" (id text primary key, locale text, display_id integer, customer_id text)',
  "create table cart (id text primary key, locale text, customer_id text, email text, shipping_address_id text, billing_address_id text)",
  "create table cart_address (id text primary key, address_1 text)",
  "create table cart_line_item (cart_id text, requires_shipping boolean not null, deleted_at timestamptz)",
  "create table customer (id text primary key, has_account boolean not null, deleted_at timestamptz)",
  `create table payment_session (id text primary key, payment_collection_id text not null, provider_id text not null,
     currency_code text not null, context jsonb, ${MONEY})`,
  `create table payment (id text primary key, payment_session_id text not null, payment_collection_id text not null,
     provider_id text not null, currency_code text not null, canceled_at timestamptz, ${MONEY})`,
  `create table capture (${BOOKING})`,
  `create table refund (${BOOKING})`,
]

/** Further columns and tables, of what the plugin reads of orders. To be made after MEDUSA_TABLES. */
export const ORDER_TABLES = [
  `alter table "order" add version integer not null default 1, add currency_code text not null default 'jpy', add metadata jsonb,
     add shipping_address_id text, add canceled_at timestamptz, add created_at timestamptz not null default now(),
     add deleted_at timestamptz`,
  `alter table payment_collection add currency_code text not null default 'jpy', add captured_amount numeric,
     add raw_captured_amount jsonb, add refunded_amount numeric, add raw_refunded_amount jsonb,
     add created_at timestamptz not null default clock_timestamp(), add updated_at timestamptz, add deleted_at timestamptz`,
  "alter table payment_session add status text not null default 'authorized'",
  "alter table payment add captured_at timestamptz",
  "alter table refund add note text",
  "create table order_cart (order_id text, cart_id text)",
  "create table order_address (id text primary key, address_1 text)",
  `create table order_summary (id text primary key, order_id text, version integer not null default 1, totals jsonb,
     created_at timestamptz not null default clock_timestamp(), deleted_at timestamptz)`,
  `create table order_change (id text primary key, order_id text, version integer not null default 1, change_type text,
     confirmed_at timestamptz)`,
  `create table order_transaction (id text primary key, order_id text, version integer not null default 1,
     reference_id text, deleted_at timestamptz)`,
  'create table "user" (id text primary key, first_name text, last_name text, email text, deleted_at timestamptz)',
]

/** Whose a row is. */
export interface PaymentNames {
  payment_id: string
  payment_session_id: string
  payment_collection_id: string
  provider_id: string
  currency_code: string
}

/** Medusa's rows, written as Medusa writes them. */
export interface MedusaTables {
  /** What the collection is for by now; its session is left as it is. */
  collection(amount: string): Promise<void>
  /** A collection with a session of this amount, in place of what was there. */
  session(amount: string): Promise<void>
  payment(amount: string): Promise<void>
  capture(id: string, amount: string, created_by?: string): Promise<void>
  refund(id: string, amount: string, created_by?: string): Promise<void>
  /** As Medusa does with a capture or refund that the provider refused. */
  delete(table: "capture" | "refund", id: string): Promise<void>
  /** The collection is to be paid for an order that is placed. */
  placeOrder(order_id: string): Promise<void>
  /** The collection is for a cart, or for an order, in this language. */
  speak(table: "cart" | "order", locale: string | null): Promise<void>
  /** The collection is canceled before its payment, because the order's total has changed. */
  replaceCollection(isReplaced: boolean): Promise<void>
  cancelPayment(): Promise<void>
}

export function createMedusaTables(database: Database, names: PaymentNames): MedusaTables {
  const { payment_id, payment_session_id, payment_collection_id, provider_id, currency_code } = names
  const run = async (sql: string, ...bindings: unknown[]): Promise<void> => {
    await database.raw(sql, bindings)
  }
  // Medusa's exact decimal stands beside a number.
  const exact = (amount: string) => [amount, JSON.stringify({ value: amount, precision: 20 })]
  const book = (table: string) => (id: string, amount: string, created_by?: string) =>
    run(
      `insert into ${table} (id, payment_id, created_by, amount, raw_amount) values (?, ?, ?, ?, ?::jsonb)`,
      id,
      payment_id,
      created_by ?? "user_1",
      ...exact(amount),
    )
  return {
    collection: (amount) =>
      run(
        "update payment_collection set amount = ?, raw_amount = ?::jsonb where id = ?",
        ...exact(amount),
        payment_collection_id,
      ),
    async session(amount) {
      await run(
        "insert into payment_collection (id, amount) values (?, 0) on conflict (id) do nothing",
        payment_collection_id,
      )
      await this.collection(amount)
      await run("delete from payment_session where id = ?", payment_session_id)
      await run(
        `insert into payment_session (id, payment_collection_id, provider_id, currency_code, amount, raw_amount)
         values (?, ?, ?, ?, ?, ?::jsonb)`,
        payment_session_id,
        payment_collection_id,
        provider_id,
        currency_code,
        ...exact(amount),
      )
    },
    payment: (amount) =>
      run(
        `insert into payment (id, payment_session_id, payment_collection_id, provider_id, currency_code, amount, raw_amount)
         values (?, ?, ?, ?, ?, ?, ?::jsonb)`,
        payment_id,
        payment_session_id,
        payment_collection_id,
        provider_id,
        currency_code,
        ...exact(amount),
      ),
    capture: book("capture"),
    refund: book("refund"),
    delete: (table, id) => run(`delete from ${table} where id = ?`, id),
    placeOrder: (order_id) =>
      run("insert into order_payment_collection values (?, ?, null)", order_id, payment_collection_id),
    async speak(table, locale) {
      await run(`insert into "${table}" values (?, ?)`, `${table}_1`, locale)
      await run(`insert into ${table}_payment_collection values (?, ?, null)`, `${table}_1`, payment_collection_id)
    },
    replaceCollection: (isReplaced) =>
      run(
        "update payment_collection set status = ? where id = ?",
        isReplaced ? "canceled" : "authorized",
        payment_collection_id,
      ),
    cancelPayment: () => run("update payment set canceled_at = now() where id = ?", payment_id),
  }
}
