import type { Queries } from "../../../ledger/database"
import { exact } from "./exact-amount"

/** What Medusa has written down lately: a process that ended in the middle of it may have left the rest undone. */
export interface RecentRows {
  /** Captures and refunds of these providers' payments that were written down lately. */
  lately(providerIds: readonly string[], since: Date): Promise<RecentBooking[]>
  /** Orders with payments of these providers that were canceled lately, with each of their payment collections. */
  canceledLately(
    providerIds: readonly string[],
    since: Date,
  ): Promise<{ order_id: string; payment_collection_id: string }[]>
  /** Orders that were not canceled, with a payment whose release lately has not come to its end in Medusa. */
  releasedLately(providerIds: readonly string[], since: Date): Promise<string[]>
  /**
   * Orders that were changed lately while a payment of these providers was authorized, or was about to be, and of which
   * Medusa has not told it yet: with what the order costs it changes the payment's collection first, then the payment.
   */
  editedLately(providerIds: readonly string[], since: Date): Promise<string[]>
  /** Orders that are outstanding, and of which a refund lately has no credit line after it. */
  uncreditedLately(providerIds: readonly string[], since: Date): Promise<string[]>
}

export interface RecentBooking {
  id: string
  payment_session_id: string
  payment_collection_id: string
  /** Whether the order's transactions have it. */
  entered: boolean
}

export function createRecentRows(queries: Queries): RecentRows {
  return {
    async canceledLately(providerIds, since) {
      const { rows } = await queries.raw(
        `select distinct link.order_id, link.payment_collection_id
         from "order" join order_payment_collection link on link.order_id = "order".id and link.deleted_at is null
         join payment_session session on session.payment_collection_id = link.payment_collection_id
         where "order".canceled_at > ? and session.provider_id = any(?)`,
        [since, [...providerIds]],
      )
      return rows.map((row) => ({
        order_id: String(row["order_id"]),
        payment_collection_id: String(row["payment_collection_id"]),
      }))
    },
    async releasedLately(providerIds, since) {
      const { rows } = await queries.raw(
        `select distinct link.order_id
         from amazon_pay_operation operation join payment on payment.id = operation.owner and payment.deleted_at is null
         join payment_collection collection on collection.id = payment.payment_collection_id
         join order_payment_collection link on link.payment_collection_id = collection.id and link.deleted_at is null
         join "order" on "order".id = link.order_id and "order".canceled_at is null
         where operation.kind = 'cancel' and operation.outcome = 'made' and operation.settled_at > ?
           and operation.provider_id = any(?)
           and (payment.canceled_at is null or collection.status in ('authorized', 'partially_authorized'))`,
        [since, [...providerIds]],
      )
      return rows.map(({ order_id }) => String(order_id))
    },
    async editedLately(providerIds, since) {
      const { rows } = await queries.raw(
        `select distinct link.order_id
         from order_change change join "order" on "order".id = change.order_id and "order".canceled_at is null
         join order_payment_collection link on link.order_id = "order".id and link.deleted_at is null
         join payment_collection collection on collection.id = link.payment_collection_id
         join payment on payment.payment_collection_id = collection.id and payment.deleted_at is null
           and (
             collection.status = 'canceled' or collection.updated_at < change.confirmed_at
             or (${exact("payment")} <> ${exact("collection")} and not exists (
               select 1 from payment other where other.payment_collection_id = collection.id and other.id <> payment.id
             ))
           )
         where change.confirmed_at > ? and payment.provider_id = any(?)
           and change.change_type in ('edit', 'return_request', 'return_receive', 'exchange', 'claim')
           and payment.canceled_at is null
           and not exists (select 1 from capture where capture.payment_id = payment.id and capture.deleted_at is null)`,
        [since, [...providerIds]],
      )
      return rows.map(({ order_id }) => String(order_id))
    },
    async uncreditedLately(providerIds, since) {
      const { rows } = await queries.raw(
        `select distinct entry.order_id
         from refund join payment on payment.id = refund.payment_id
         join order_transaction entry on entry.reference_id in (refund.id, payment.id) and entry.deleted_at is null
         join "order" on "order".id = entry.order_id and "order".canceled_at is null
         join order_summary summary on summary.order_id = "order".id and summary.version = "order".version
           and summary.deleted_at is null and (summary.totals ->> 'pending_difference')::numeric > 0
         where refund.deleted_at is null and refund.created_at > ? and payment.provider_id = any(?)
           and not exists (
             select 1 from order_change change
             where change.order_id = entry.order_id and change.change_type = 'credit_line'
               and change.confirmed_at is not null and change.version > entry.version
           )`,
        [since, [...providerIds]],
      )
      return rows.map(({ order_id }) => String(order_id))
    },
    async lately(providerIds, since) {
      const recent = (table: string) =>
        `select booking.id, payment.payment_session_id, payment.payment_collection_id, exists (
           select 1 from order_transaction entry where entry.reference_id = booking.id and entry.deleted_at is null
         ) as entered
         from ${table} booking join payment on payment.id = booking.payment_id
         where booking.deleted_at is null and booking.created_at > ? and payment.provider_id = any(?)`
      const bindings = [since, [...providerIds]]
      const { rows } = await queries.raw(`${recent("capture")} union all ${recent("refund")}`, [
        ...bindings,
        ...bindings,
      ])
      return rows.map((row) => ({
        id: String(row["id"]),
        payment_session_id: String(row["payment_session_id"]),
        payment_collection_id: String(row["payment_collection_id"]),
        entered: row["entered"] === true,
      }))
    },
  }
}
