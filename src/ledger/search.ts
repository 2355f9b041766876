import { z } from "zod"
import type { Queries } from "./database"

export const FOUND_OBJECTS = ["charge_permission", "charge", "refund", "checkout_session", "notification"] as const

/** Something of Amazon's that the shop knows, and whose it is. */
export interface Found {
  object: (typeof FOUND_OBJECTS)[number]
  /** Amazon's id. */
  id: string
  provider_id: string
  state: string | null
  amount: string | null
  currency_code: string | null
  /** Of the payment, or of the checkout that a Charge Permission comes from. */
  payment_collection_id: string | null
  cart_id: string | null
  type: string | null
}

export interface Search {
  /** What bears one of these ids. Of a notification, its own or that of the object it named. */
  byIds(ids: readonly string[]): Promise<Found[]>
  /** The Charge Permissions that pay for these payment collections. */
  byCollections(ids: readonly string[]): Promise<Found[]>
}

const text = z.string().nullable()
const rowSchema = z.object({
  object: z.enum(FOUND_OBJECTS),
  id: z.string(),
  provider_id: z.string(),
  state: text,
  amount: text,
  currency_code: text,
  payment_collection_id: text,
  cart_id: text,
  type: text,
})

/** Of a permission that was not seen to come from a checkout: that of its first charge. */
const COLLECTION = `coalesce(permission.payment_collection_id, (
    select payment_collection_id from amazon_pay_charge charge
    where charge.charge_permission_id = permission.id and charge.payment_collection_id is not null
    order by charge.created_at, charge.id limit 1
  ))`

const PERMISSIONS = `select 'charge_permission' as object, permission.id, permission.provider_id, permission.state,
    permission.amount_limit as amount, permission.currency_code, ${COLLECTION} as payment_collection_id,
    null as cart_id, permission.type
  from amazon_pay_charge_permission permission`

const BY_IDS = `
  ${PERMISSIONS} where permission.id = any(?)
  union all
  select 'charge', charge.id, charge.provider_id, charge.state, charge.amount, charge.currency_code,
    charge.payment_collection_id, null, null
  from amazon_pay_charge charge where charge.id = any(?)
  union all
  select 'refund', refund.id, charge.provider_id, refund.state, refund.amount, refund.currency_code,
    charge.payment_collection_id, null, null
  from amazon_pay_refund refund join amazon_pay_charge charge on charge.id = refund.charge_id where refund.id = any(?)
  union all
  select 'checkout_session', session.id, session.provider_id, session.state, completion.amount, completion.currency_code,
    coalesce(session.payment_collection_id, completion.payment_collection_id), session.cart_id,
    session.charge_permission_type
  from amazon_pay_checkout_session session left join lateral (
    select amount, currency_code, payment_collection_id from amazon_pay_operation operation
    where operation.subject = session.id order by operation.created_at desc, operation.id limit 1
  ) completion on true
  where session.id = any(?)
  union all
  select 'notification', notification.id, notification.provider_id, notification.outcome, null, null,
    coalesce(charge.payment_collection_id, ${COLLECTION}), null, permission.type
  from amazon_pay_notification notification
  left join amazon_pay_charge charge on charge.id = notification.object_id
  left join amazon_pay_charge_permission permission on permission.id = notification.charge_permission_id
  where notification.id = any(?) or (notification.object_id = any(?) and notification.object_type = 'CHARGEBACK')`

const BY_COLLECTIONS = `${PERMISSIONS} where permission.payment_collection_id = any(?) or permission.id in (
    select charge_permission_id from amazon_pay_charge where payment_collection_id = any(?)
  ) order by permission.created_at, permission.id`

export function createSearch(queries: Queries): Search {
  const read = async (sql: string, ids: readonly string[]) => {
    const bindings = Array.from(sql.matchAll(/\?/g), () => [...ids])
    return (await queries.raw(sql, bindings)).rows.map((row) => rowSchema.parse(row))
  }
  return { byIds: (ids) => read(BY_IDS, ids), byCollections: (ids) => read(BY_COLLECTIONS, ids) }
}
