import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Medusa's rows that say when something began: no offset of the plugin's clock moves them. */
const TABLES = ["order", "capture", "refund", "order_transaction", "order_change"]

/** They are older from now on. */
export async function ageRows(container: MedusaContainer, { minutes }: { minutes: number }): Promise<void> {
  const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  for (const statement of ageing(minutes)) await database.raw(statement)
}

/** The same as statements. */
export function ageing(minutes: number): string[] {
  return TABLES.map((table) => `update "${table}" set created_at = created_at - interval '${minutes} minutes'`)
}
