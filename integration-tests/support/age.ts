import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Medusa's rows that say when something began are older from now on: no offset of the plugin's clock moves them. */
export async function ageRows(container: MedusaContainer, { minutes }: { minutes: number }): Promise<void> {
  const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  for (const table of ["order", "capture", "refund", "order_transaction", "order_change"]) {
    await database.raw(`update "${table}" set created_at = created_at - make_interval(secs => ?)`, [minutes * 60])
  }
}
