import { z } from "zod"
import { CHARGE_STATES, readState, REFUND_STATES } from "../amazon/states"
import type { Queries } from "./database"
import { OPERATION_KINDS, OUTCOMES } from "./operation"
import { readRecurringCharge } from "./recurring-charge"
import { watchSchema } from "./watches"

/** An order, and the page of its timeline that is wanted. */
export interface OfOrder {
  order_id: string
  payment_collection_ids: readonly string[]
  limit: number
  offset: number
}

const text = z.string().nullable()
const at = z.coerce.date()
const common = { id: z.string(), at }
const money = { amount: text, currency_code: text }

/** What happened to an order, as the tables have it. */
const entrySchema = z.discriminatedUnion("entry", [
  z.object({
    ...common,
    ...money,
    entry: z.literal("operation"),
    kind: z.enum(OPERATION_KINDS),
    owner: z.string(),
    asked_by: text,
    outcome: z.enum(OUTCOMES),
    settled_at: at.nullable(),
    reason_code: text,
    object_id: text,
    attempts: z.number(),
  }),
  z.object({
    ...common,
    ...money,
    entry: z.literal("charge_found"),
    state: z.unknown().transform((state) => readState(CHARGE_STATES, state)),
  }),
  z.object({
    ...common,
    ...money,
    entry: z.literal("refund_found"),
    state: z.unknown().transform((state) => readState(REFUND_STATES, state)),
  }),
  z.object({
    ...common,
    entry: z.literal("notification"),
    object_type: z.string(),
    object_id: z.string(),
    outcome: z.string(),
  }),
  z.object({ ...common, ...money, entry: z.literal("event"), name: z.string(), object_id: text, reason_code: text }),
])
export type LedgerEntry = z.output<typeof entrySchema>

const schema = z.object({
  watch: watchSchema.nullable(),
  recurring: z.array(z.unknown().transform(readRecurringCharge)),
  count: z.coerce.number(),
  entries: z.array(entrySchema),
})

/** What the ledger has of an order beside what Amazon holds for it. */
export type OrderRecord = z.output<typeof schema>

/** One statement, so that all of it is of one moment. The newest entries come first. */
export async function readOrderRecord(
  queries: Queries,
  { order_id, payment_collection_ids, limit, offset }: OfOrder,
): Promise<OrderRecord> {
  const { rows } = await queries.raw(RECORD, [order_id, [...payment_collection_ids], limit, offset])
  return schema.parse(rows[0])
}

const RECORD = `
  with asked as (select ?::text as order_id, ?::text[] as collections, ?::int as most, ?::int as skipped),
  charge as (
    select c.* from amazon_pay_charge c, asked
    where c.payment_collection_id = any(asked.collections) and c.deleted_at is null
  ),
  refund as (
    select r.* from amazon_pay_refund r join charge on charge.id = r.charge_id where r.deleted_at is null
  ),
  operation as (
    select o.* from amazon_pay_operation o, asked
    where (o.payment_collection_id = any(asked.collections) or o.owner = asked.order_id) and o.deleted_at is null
  ),
  permission as (
    select p.id, p.type in ('Recurring', 'PaymentMethodOnFile') as is_agreement from amazon_pay_charge_permission p
    where p.id in (
      select charge_permission_id from charge
      union select case when kind = 'complete' then object_id else subject end from operation
    )
  ),
  entry as (
    select id, created_at as at, json_build_object(
      'id', id, 'at', created_at, 'entry', 'operation', 'kind', kind, 'owner', owner, 'asked_by', asked_by,
      'outcome', outcome, 'settled_at', settled_at, 'reason_code', reason_code, 'object_id', object_id,
      'attempts', attempts, 'amount', amount, 'currency_code', currency_code
    ) as data
    from operation where outcome <> 'prepared'
    union all
    select id, coalesce(charged_at, created_at), json_build_object(
      'id', id, 'at', coalesce(charged_at, created_at), 'entry', 'charge_found', 'state', state,
      'amount', amount, 'currency_code', currency_code
    )
    from charge where operation_id is null
    union all
    select id, coalesce(refunded_at, created_at), json_build_object(
      'id', id, 'at', coalesce(refunded_at, created_at), 'entry', 'refund_found', 'state', state,
      'amount', amount, 'currency_code', currency_code
    )
    from refund where operation_id is null
    union all
    select n.id, n.received_at, json_build_object(
      'id', n.id, 'at', n.received_at, 'entry', 'notification', 'object_type', n.object_type, 'object_id', n.object_id,
      'outcome', n.outcome
    )
    from amazon_pay_notification n join permission on permission.id = n.charge_permission_id
    where n.deleted_at is null and (
      permission.is_agreement is not true or n.object_type = 'CHARGE_PERMISSION'
      or n.object_id in (select id from charge union select id from refund)
    )
    union all
    select e.id, e.told_at, (
      jsonb_build_object('id', e.id, 'at', e.told_at, 'entry', 'event', 'name', e.name) || e.data
    )::json
    from amazon_pay_event e, asked
    where e.deleted_at is null and (
      e.order_id = asked.order_id or (e.order_id is null and e.charge_permission_id in (select id from permission))
    )
  )
  select
    (select to_json(w.*) from amazon_pay_watch w, asked where w.id = asked.order_id) as watch,
    (
      select coalesce(json_agg(r order by r.created_at, r.id), '[]') from amazon_pay_recurring_charge r, asked
      where r.payment_collection_id = any(asked.collections)
    ) as recurring,
    (select count(*) from entry) as count,
    (
      select coalesce(json_agg(page.data order by page.at desc, page.id desc), '[]') from (
        select entry.* from entry order by at desc, id desc limit (select most from asked) offset (select skipped from asked)
      ) page
    ) as entries`
