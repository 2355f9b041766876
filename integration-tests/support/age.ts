import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Store } from "./store"

/** Medusa's rows that say when something began are minutes older from now on: no offset of the clock's moves them. */
export async function ageRows({ container }: Pick<Store, "container">): Promise<void> {
  const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  for (const table of ["order", "refund", "order_transaction", "order_change"]) {
    await database.raw(`update "${table}" set created_at = created_at - interval '10 minutes'`)
  }
}
