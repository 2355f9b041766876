import type { MedusaContainer } from "@medusajs/framework/types"
import { renewDueSubscriptions } from "../lib/renew-due"

export default async function renew(container: MedusaContainer): Promise<void> {
  await renewDueSubscriptions(container)
}

/** Every hour: what is due is found whenever it runs. */
export const config = { name: "renew-subscriptions", schedule: "0 * * * *" }
