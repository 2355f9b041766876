import { createRequire } from "node:module"
import { MedusaModule } from "@medusajs/framework/modules-sdk"
import type { Queries } from "../../../ledger/database"
import { missingMethods } from "./module-rows"

/** The lowest version that peerDependencies allow; npm says so at the installation, unless it is made not to look. */
const LOWEST = { major: 2, minor: 18 }

/** What rows.ts reads of Medusa's tables, which Medusa does not document. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  payment_session: [
    "id",
    "payment_collection_id",
    "provider_id",
    "currency_code",
    "amount",
    "raw_amount",
    "context",
    "status",
    "created_at",
    "deleted_at",
  ],
  payment_collection: [
    "id",
    "status",
    "currency_code",
    "amount",
    "raw_amount",
    "captured_amount",
    "raw_captured_amount",
    "refunded_amount",
    "raw_refunded_amount",
    "created_at",
    "updated_at",
    "deleted_at",
  ],
  payment: [
    "id",
    "payment_session_id",
    "payment_collection_id",
    "provider_id",
    "currency_code",
    "amount",
    "raw_amount",
    "canceled_at",
    "captured_at",
    "created_at",
    "deleted_at",
  ],
  capture: ["id", "payment_id", "amount", "raw_amount", "created_at", "created_by", "deleted_at"],
  refund: ["id", "payment_id", "amount", "raw_amount", "note", "created_at", "created_by", "deleted_at"],
  user: ["id", "first_name", "last_name", "email", "deleted_at"],
  order: [
    "id",
    "version",
    "display_id",
    "currency_code",
    "canceled_at",
    "created_at",
    "customer_id",
    "deleted_at",
    "locale",
    "metadata",
    "shipping_address_id",
  ],
  order_address: ["id", "updated_at"],
  order_cart: ["order_id"],
  order_change: ["order_id", "change_type", "confirmed_at", "version"],
  order_summary: ["order_id", "version", "totals", "deleted_at"],
  order_transaction: ["order_id", "reference_id", "version", "deleted_at"],
  order_payment_collection: ["order_id", "payment_collection_id", "deleted_at"],
  cart: ["id", "locale", "customer_id", "email", "shipping_address_id", "billing_address_id"],
  cart_address: ["id"],
  cart_line_item: ["cart_id", "requires_shipping", "deleted_at"],
  customer: ["id", "has_account", "deleted_at"],
  cart_payment_collection: ["cart_id", "payment_collection_id", "deleted_at"],
}

/** @returns what is to be told of this Medusa, or null when it is as expected */
export async function checkMedusa(queries: Queries, version = medusaVersion()): Promise<string | null> {
  if (isTooOld(version)) {
    const lowest = `${LOWEST.major}.${LOWEST.minor}.0`
    return `Amazon Pay: Medusa ${version} is too old for medusa-payment-amazon-pay, which needs ${lowest} or later: update Medusa.`
  }
  const lacks = [...(await missingColumns(queries)), ...missingMethods(moduleOf)]
  if (lacks.length === 0) return null
  return (
    `Amazon Pay: Medusa ${version} has no ${lacks.join(", ")}. Run the migrations (medusa db:migrate), or use a ` +
    "version of Medusa that medusa-payment-amazon-pay supports: payments cannot be captured or refunded."
  )
}

async function missingColumns(queries: Queries): Promise<string[]> {
  const { rows } = await queries.raw(
    "select table_name, column_name from information_schema.columns where table_name = any(?)",
    [Object.keys(COLUMNS)],
  )
  const there = new Set(rows.map(({ table_name, column_name }) => `${String(table_name)}.${String(column_name)}`))
  return Object.entries(COLUMNS)
    .flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`))
    .filter((column) => !there.has(column))
}

/** At boot a module's own container does not have the others yet. */
function moduleOf(name: string): unknown {
  return Reflect.get(Object(MedusaModule.getModuleInstance(name)), name)
}

/** A version that could not be read is none that is known to be too old. */
function isTooOld(version: string): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(version)?.map(Number) ?? []
  if (major === undefined || minor === undefined) return false
  return major < LOWEST.major || (major === LOWEST.major && minor < LOWEST.minor)
}

function medusaVersion(): string {
  try {
    const manifest: unknown = createRequire(__filename)("@medusajs/medusa/package.json")
    const version: unknown = Reflect.get(Object(manifest), "version")
    return typeof version === "string" ? version : "of this version"
  } catch {
    return "of this version"
  }
}
