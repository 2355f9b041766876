import { MedusaError } from "@medusajs/framework/utils"
import { readPaymentData, writePaymentData, type PaymentData } from "../data/payment-data"
import type { Database } from "./database"

/** A payment as it stands at this moment. */
export interface PaymentNow {
  data: PaymentData
  /** The ids of Medusa's captures of it, those under way included; one that failed is gone. */
  captures: ReadonlySet<string>
  /** The same of its refunds. */
  refunds: ReadonlySet<string>
}

/**
 * A payment's `data` when several may write it at the same time. Medusa reads it before it calls a provider and writes
 * what the provider returns (payment-module.js 2.21.2), so that of two captures or refunds at once the second would undo
 * what the first has written; and it writes nothing at all when the provider throws.
 */
export interface PaymentStore {
  /** @throws MedusaError(NOT_FOUND) when there is no such payment of ours */
  read(paymentId: string): Promise<PaymentNow>
  /**
   * Writes what `change` makes of the payment as it stands then; nothing when that is null.
   * @param change may be called again, when somebody else wrote meanwhile
   * @returns what was written
   */
  change(paymentId: string, change: (now: PaymentNow) => PaymentData | null): Promise<PaymentData | null>
}

/** So many others would have to write between our reading and our writing, one after the other. */
const TRIES = 50

export function createPaymentStore(database: Database): PaymentStore {
  const read = async (id: string) => {
    const { rows } = await database.raw(
      `select data::text as data, array(
         select capture.id from capture where capture.payment_id = payment.id and capture.deleted_at is null
       ) as captures, array(
         select refund.id from refund where refund.payment_id = payment.id and refund.deleted_at is null
       ) as refunds
       from payment where id = ? and deleted_at is null`,
      [id],
    )
    const text = rows[0]?.["data"]
    const written = typeof text === "string" ? text : "null"
    const all = asObject(JSON.parse(written))
    const data = readPaymentData(all)
    if (data === null) throw notFound(id)
    const now = { data, captures: idsOf(rows[0]?.["captures"]), refunds: idsOf(rows[0]?.["refunds"]) }
    return { written, all, now }
  }
  return {
    async read(id) {
      return (await read(id)).now
    },
    async change(id, change) {
      for (let tries = 0; tries < TRIES; tries++) {
        const { written, all, now } = await read(id)
        const changed = change(now)
        if (changed === null) return null
        const { rows } = await database.raw(
          "update payment set data = ?::jsonb, updated_at = now() where id = ? and data = ?::jsonb returning id",
          [JSON.stringify({ ...all, ...writePaymentData(changed) }), id, written],
        )
        if (rows.length > 0) return changed
      }
      throw new MedusaError(MedusaError.Types.CONFLICT, `The payment ${id} is being changed by others. Try again.`)
    },
  }
}

function idsOf(column: unknown): ReadonlySet<string> {
  return new Set(Array.isArray(column) ? column.map(String) : [])
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {}
}

function notFound(id: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, `Payment with id: ${id} was not found, or is not Amazon Pay's`)
}
