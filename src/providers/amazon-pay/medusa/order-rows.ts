import { z } from "@medusajs/framework/zod"
import BigNumber from "bignumber.js"
import type { Queries } from "../../../ledger/database"

const amount = z.string().transform((value) => new BigNumber(value))
const date = z.coerce.date().nullable()

const bookingSchema = z.object({
  id: z.string(),
  amount,
  created_at: z.coerce.date(),
  created_by: z.string().nullable(),
})
const paymentSchema = z.object({
  id: z.string(),
  provider_id: z.string(),
  payment_session_id: z.string(),
  amount,
  captured_at: date,
  canceled_at: date,
  captures: z.array(bookingSchema),
  refunds: z.array(bookingSchema),
})
const sessionSchema = z.object({ id: z.string(), provider_id: z.string(), status: z.string(), amount })
const collectionSchema = z.object({
  id: z.string(),
  status: z.string(),
  currency_code: z.string(),
  amount,
  captured_amount: amount,
  refunded_amount: amount,
  payments: z.array(paymentSchema),
  payment_sessions: z.array(sessionSchema),
})
const schema = z.object({
  id: z.string(),
  display_id: z.coerce.string(),
  canceled_at: date,
  currency_code: z.string(),
  pending: amount,
  /** By the database's clock. */
  read_at: z.coerce.date(),
  payment_collections: z.array(collectionSchema),
})

/** An order with all that Medusa has of its payments, oldest first. */
export type OrderRow = z.output<typeof schema>
export type CollectionRow = z.output<typeof collectionSchema>

/** One statement, where Medusa's Query takes one for each relation: it is read at each look, and twice at most of them. */
export async function readOrderRow(queries: Queries, id: string): Promise<OrderRow | null> {
  const { rows } = await queries.raw(ORDER, [id])
  return rows[0] ? schema.parse(rows[0]) : null
}

/** The exact decimal beside the number, which is a float. */
const exact = (table: string, column = "amount") =>
  `coalesce(${table}.raw_${column} ->> 'value', ${table}.${column}::text, '0')`

/** @param object what each row becomes. @param from its table and condition */
const list = (alias: string, object: string, from: string) =>
  `coalesce((
     select json_agg(json_build_object('id', ${alias}.id, ${object}) order by ${alias}.created_at, ${alias}.id)
     from ${from} and ${alias}.deleted_at is null
   ), '[]')`

const bookings = (table: string) =>
  list(
    "booking",
    `'amount', ${exact("booking")}, 'created_at', booking.created_at, 'created_by', booking.created_by`,
    `${table} booking where booking.payment_id = payment.id`,
  )

const PAYMENTS = list(
  "payment",
  `'provider_id', payment.provider_id, 'payment_session_id', payment.payment_session_id,
   'amount', ${exact("payment")}, 'captured_at', payment.captured_at, 'canceled_at', payment.canceled_at,
   'captures', ${bookings("capture")}, 'refunds', ${bookings("refund")}`,
  "payment where payment.payment_collection_id = collection.id",
)

const SESSIONS = list(
  "session",
  `'provider_id', session.provider_id, 'status', session.status, 'amount', ${exact("session")}`,
  "payment_session session where session.payment_collection_id = collection.id",
)

const COLLECTIONS = list(
  "collection",
  `'status', collection.status, 'currency_code', collection.currency_code, 'amount', ${exact("collection")},
   'captured_amount', ${exact("collection", "captured_amount")},
   'refunded_amount', ${exact("collection", "refunded_amount")},
   'payments', ${PAYMENTS}, 'payment_sessions', ${SESSIONS}`,
  `order_payment_collection link join payment_collection collection on collection.id = link.payment_collection_id
   where link.order_id = "order".id and link.deleted_at is null`,
)

const ORDER = `
  select "order".id, "order".display_id, "order".canceled_at, "order".currency_code,
    coalesce((
      select coalesce(summary.totals #>> '{raw_pending_difference,value}', summary.totals ->> 'pending_difference')
      from order_summary summary
      where summary.order_id = "order".id and summary.version = "order".version and summary.deleted_at is null
      -- Of two changes at the same moment Medusa makes one version with two summaries.
      order by summary.created_at desc limit 1
    ), '0') as pending, clock_timestamp() as read_at,
    ${COLLECTIONS} as payment_collections
  from "order" where "order".id = ? and "order".deleted_at is null`
