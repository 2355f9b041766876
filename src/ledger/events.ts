import { randomBytes } from "node:crypto"
import type { Money } from "../amazon/money"
import type { Queries } from "./database"

/** What the shop found or did by itself, for the timeline of an order. */
export interface NewEvent {
  order_id: string | null
  charge_permission_id: string | null
  name: string
  /** Amazon's charge, refund, permission or dispute. */
  object_id: string | null
  reason_code: string | null
  amount: Money | null
}

/** SQL of `amazon_pay_event`. */
export interface Events {
  add(event: NewEvent, at: Date): Promise<void>
}

export function createEvents(queries: Queries): Events {
  return {
    async add({ order_id, charge_permission_id, name, object_id, reason_code, amount }, at) {
      const currency_code = amount?.currencyCode ?? null
      const data = { object_id, reason_code, amount: amount?.amount ?? null, currency_code }
      await queries.raw(
        "insert into amazon_pay_event (id, order_id, charge_permission_id, name, data, told_at) values (?, ?, ?, ?, ?::jsonb, ?)",
        [`apev_${randomBytes(15).toString("hex")}`, order_id, charge_permission_id, name, JSON.stringify(data), at],
      )
    },
  }
}
