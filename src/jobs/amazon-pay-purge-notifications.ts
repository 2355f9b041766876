import type { MedusaContainer } from "@medusajs/framework/types"
import { purgeNotificationsWorkflow } from "../workflows"

export default async function purgeNotifications(container: MedusaContainer): Promise<void> {
  await purgeNotificationsWorkflow(container).run({ input: {} })
}

/** Once a day, at night in Japan. */
export const config = { name: "amazon-pay-purge-notifications", schedule: "0 18 * * *" }
