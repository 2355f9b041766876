import type { MedusaContainer } from "@medusajs/framework/types"
import { forgetNotificationsWorkflow } from "../workflows"

export default async function forgetNotifications(container: MedusaContainer): Promise<void> {
  await forgetNotificationsWorkflow(container).run({ input: {} })
}

/** Once a day, at night in Japan. */
export const config = { name: "amazon-pay-forget-notifications", schedule: "0 18 * * *" }
