import { randomBytes } from "node:crypto"
import type { Money } from "../amazon/money"
import { claimDue, type Claim } from "./claim"
import type { Queries } from "./database"
import { readRecurringCharge, type RecurringCharge, type RecurringNews } from "./recurring-charge"

export type NewRecurringCharge = Pick<
  RecurringCharge,
  "charge_permission_id" | "period" | "provider_id" | "order_id" | "payment_collection_id" | "capture" | "pending"
> & {
  amount: Money
  retry: boolean
  asked_at: Date
  next_look_at: Date
  /** When the month began that Amazon counts it in. */
  month_start: Date
}

/** What a try, or a look, has found. */
export type RecurringResult = Pick<
  RecurringCharge,
  "outcome" | "reason_code" | "attempts" | "retry" | "next_look_at" | "settled_at"
>

/** SQL of `amazon_pay_recurring_charge`. */
export interface RecurringCharges {
  find(permissionId: string, period: string): Promise<RecurringCharge | null>
  /** @returns the period's row, which is made if there is none */
  reserve(charge: NewRecurringCharge): Promise<RecurringCharge>
  ofPermission(permissionId: string): Promise<RecurringCharge[]>
  ofCollections(paymentCollectionIds: readonly string[]): Promise<RecurringCharge[]>
  /**
   * What waits for the permission, or for an answer, is looked at by the clock as soon as it runs. So is what has no order, with
   * which it would be looked at, once Amazon has declined its capture.
   */
  wake(permissionId: string, now: Date): Promise<void>
  /** The answer to what a try asked has come: whoever asked for it may have gone. */
  answered(permissionId: string, sessionId: string, now: Date): Promise<void>
  /** What waits has ended with the permission, of which it was told. What Amazon may have charged is found out first. */
  close(permissionId: string, closing: { reason_code: string | null; now: Date }): Promise<void>
  /** The next try. @returns false when somebody else has begun one */
  setSession(charge: Pick<RecurringCharge, "id" | "payment_session_id">, sessionId: string): Promise<boolean>
  /**
   * What is asked for anew, of a period that is not charged. The try before has its end, and is looked at no more; what was
   * told of it is news again: a decline, or a month that had no room before this one.
   */
  ask(id: string, asked: NewRecurringCharge): Promise<RecurringCharge>
  /** A decline, which counts as a try, is still to be told. */
  settle(id: string, result: RecurringResult): Promise<RecurringCharge>
  /** The order that is paid with it is another than at the first try, or there is none any more. */
  setOrder(id: string, orderId: string | null): Promise<RecurringCharge>
  /** Nothing is waited for any more, unless another look is due by now. */
  rest(id: string, due: Date): Promise<void>
  /** @returns whether that is still to be told: of several who ask, one is told so */
  announce(charge: Pick<RecurringCharge, "id" | "announced">, news: RecurringNews): Promise<boolean>
  /** Periods whose time has come, the longest overdue first; they are due again if this look never ends. */
  claimDue(options: Claim): Promise<RecurringCharge[]>
}

export function createRecurringCharges(queries: Queries): RecurringCharges {
  const many = async (sql: string, bindings: readonly unknown[]) =>
    (await queries.raw(sql, bindings)).rows.map(readRecurringCharge)
  const one = async (sql: string, bindings: readonly unknown[]) => (await many(sql, bindings))[0] ?? null
  const find = (permissionId: string, period: string) =>
    one("select * from amazon_pay_recurring_charge where charge_permission_id = ? and period = ?", [
      permissionId,
      period,
    ])
  return {
    find,
    async reserve(charge) {
      const { charge_permission_id, period, amount } = charge
      await queries.raw(
        `insert into amazon_pay_recurring_charge (
           id, charge_permission_id, period, provider_id, amount, currency_code, order_id, payment_collection_id,
           capture, pending, retry, created_at, next_look_at, outcome
         ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')
         on conflict (charge_permission_id, period) where deleted_at is null do nothing`,
        [
          `aprc_${randomBytes(15).toString("hex")}`,
          charge_permission_id,
          period,
          charge.provider_id,
          amount.amount,
          amount.currencyCode,
          charge.order_id,
          charge.payment_collection_id,
          charge.capture,
          charge.pending,
          charge.retry,
          charge.asked_at,
          charge.next_look_at,
        ],
      )
      return found(await find(charge_permission_id, period))
    },
    ofPermission: (id) =>
      many("select * from amazon_pay_recurring_charge where charge_permission_id = ? order by created_at, id", [id]),
    ofCollections: (ids) =>
      many("select * from amazon_pay_recurring_charge where payment_collection_id = any(?) order by created_at, id", [
        [...ids],
      ]),
    async wake(id, now) {
      await queries.raw(
        `update amazon_pay_recurring_charge set next_look_at = ?, updated_at = now()
         where charge_permission_id = ? and (
           (next_look_at > ? and outcome in ('pending', 'unknown', 'payment_method_needed'))
           or (outcome = 'charged' and order_id is null and payment_session_id in (
             select payment_session_id from amazon_pay_charge where charge_permission_id = ? and state = 'Declined'
           ))
         )`,
        [now, id, now, id],
      )
    },
    async answered(id, sessionId, now) {
      await queries.raw(
        `update amazon_pay_recurring_charge set next_look_at = ?, updated_at = now()
         where charge_permission_id = ? and payment_session_id = ? and outcome = 'unknown' and next_look_at > ?`,
        [now, id, sessionId, now],
      )
    },
    async close(id, { reason_code, now }) {
      await queries.raw(
        `update amazon_pay_recurring_charge
         set outcome = 'closed', announced = 'closed', reason_code = ?, settled_at = ?, retry = false,
           next_look_at = null, updated_at = now()
         where charge_permission_id = ? and outcome in ('retry_later', 'payment_method_needed', 'over_cap')`,
        [reason_code, now, id],
      )
    },
    async setSession({ id, payment_session_id }, sessionId) {
      const { rows } = await queries.raw(
        `update amazon_pay_recurring_charge set payment_session_id = ?, updated_at = now()
         where id = ? and payment_session_id is not distinct from ?::text returning id`,
        [sessionId, id, payment_session_id],
      )
      return rows.length > 0
    },
    async ask(id, { amount, order_id, payment_collection_id, capture, pending, retry, next_look_at, month_start }) {
      const sql = `update amazon_pay_recurring_charge
         set amount = ?, currency_code = ?, order_id = ?, payment_collection_id = ?, capture = ?, pending = ?, retry = ?,
           next_look_at = ?, outcome = 'open', reason_code = null, payment_session_id = null, updated_at = now(),
           announced = case
             when announced in ('retry_later', 'refused') or (announced = 'over_cap' and settled_at < ?) then 'open'
             else announced
           end
         where id = ? returning *`
      const { amount: text, currencyCode } = amount
      const terms = [text, currencyCode, order_id, payment_collection_id, capture, pending, retry]
      return found(await one(sql, [...terms, next_look_at, month_start, id]))
    },
    async settle(id, { outcome, reason_code, attempts, retry, next_look_at, settled_at }) {
      const sql = `update amazon_pay_recurring_charge
         set outcome = ?, reason_code = ?, attempts = ?, retry = ?, next_look_at = ?, settled_at = ?, updated_at = now(),
           announced = case when attempts < ? then null else announced end
         where id = ? returning *`
      return found(await one(sql, [outcome, reason_code, attempts, retry, next_look_at, settled_at, attempts, id]))
    },
    async setOrder(id, orderId) {
      const sql = "update amazon_pay_recurring_charge set order_id = ?, updated_at = now() where id = ? returning *"
      return found(await one(sql, [orderId, id]))
    },
    async rest(id, due) {
      await queries.raw(
        `update amazon_pay_recurring_charge set next_look_at = null, updated_at = now() where id = ? and next_look_at = ?`,
        [id, due],
      )
    },
    async announce({ id, announced }, news) {
      if (news === announced) return false
      const { rows } = await queries.raw(
        `update amazon_pay_recurring_charge set announced = ?
         where id = ? and announced is not distinct from ?::text returning id`,
        [news, id, announced],
      )
      return rows.length > 0
    },
    async claimDue(options) {
      const work = { table: "amazon_pay_recurring_charge", due: "next_look_at", order: "next_look_at, created_at" }
      return (await claimDue(queries, work, options)).map(readRecurringCharge)
    },
  }
}

function found(charge: RecurringCharge | null): RecurringCharge {
  if (charge === null) throw new Error("The period of a recurring charge has gone.")
  return charge
}
