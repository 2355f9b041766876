import { MedusaError } from "@medusajs/framework/utils"
import type { Database } from "./database"

/**
 * The rows of Medusa's payment module that its provider contract leaves out. They come from the module's own services,
 * which Medusa does not document: this is the one place that knows them.
 */
export interface PaymentRecords {
  /** A payment session's collection, amount and currency, as Medusa has them. */
  session(id: string): Promise<SessionRecord>
  /** What is to be captured: the provider is told only the id of the capture, whose row exists by then. */
  capture(id: string): Promise<CaptureRecord>
  /** Whether a payment collection is an order's, which is placed: its buyer's address is known. */
  isOfOrder(collectionId: string): Promise<boolean>
  /**
   * Whether a payment's collection is canceled. Medusa cancels a collection before its payments only where the order's
   * total has changed and a new collection takes its place (core-flows, workflows/cancel-payment-collection.js).
   */
  isReplaced(paymentId: string): Promise<boolean>
  refund(id: string): Promise<RefundRow>
}

export interface SessionRecord {
  payment_collection_id: string
  provider_id: string
  /** Major units, unrounded. */
  amount: string
  currency_code: string
}

export interface CaptureRecord {
  payment_id: string
  /** Major units, unrounded. */
  amount: string
}

export interface RefundRow {
  payment_id: string
  /** An admin's id, or the mark of our own booking. */
  created_by: string | null
}

interface RowService {
  retrieve(id: string, config: { select: string[] }): Promise<Record<string, unknown>>
}

/** @param cradle the payment module's container; a key that is missing throws when it is read */
export function createPaymentRecords(cradle: Record<string, unknown>, database: Database): PaymentRecords {
  const service = (name: string) => {
    const found = cradle[name]
    if (isRowService(found)) return found
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `This version of Medusa has no ${name} in its payment module. Use a version that medusa-payment-amazon-pay supports.`,
    )
  }
  return {
    async session(id) {
      const select = ["id", "payment_collection_id", "provider_id", "amount", "raw_amount", "currency_code"]
      const row = await service("paymentSessionService").retrieve(id, { select })
      return {
        payment_collection_id: String(row["payment_collection_id"]),
        provider_id: String(row["provider_id"]),
        amount: amountOf(row),
        currency_code: String(row["currency_code"]),
      }
    },
    async capture(id) {
      const select = ["id", "payment_id", "amount", "raw_amount"]
      const row = await service("captureService").retrieve(id, { select })
      return { payment_id: String(row["payment_id"]), amount: amountOf(row) }
    },
    async isOfOrder(collectionId) {
      // The link of order and collection is no module's.
      const sql =
        "select id from order_payment_collection where payment_collection_id = ? and deleted_at is null limit 1"
      const { rows } = await database.raw(sql, [collectionId])
      return rows.length > 0
    },
    async isReplaced(paymentId) {
      const select = ["id", "payment_collection_id"]
      const { payment_collection_id: id } = await service("paymentService").retrieve(paymentId, { select })
      const row = await service("paymentCollectionService").retrieve(String(id), { select: ["id", "status"] })
      return row["status"] === "canceled"
    },
    async refund(id) {
      const select = ["id", "payment_id", "created_by"]
      const { payment_id, created_by } = await service("refundService").retrieve(id, { select })
      return { payment_id: String(payment_id), created_by: typeof created_by === "string" ? created_by : null }
    },
  }
}

function isRowService(value: unknown): value is RowService {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "retrieve") === "function"
}

/** The exact decimal beside the number, which is a float. */
function amountOf(row: Record<string, unknown>): string {
  const raw = row["raw_amount"]
  const exact: unknown = typeof raw === "object" && raw !== null ? Reflect.get(raw, "value") : null
  return typeof exact === "string" || typeof exact === "number" ? String(exact) : String(row["amount"])
}
