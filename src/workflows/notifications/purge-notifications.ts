import type { MedusaContainer } from "@medusajs/framework/types"
import { amazonPayModule } from "../support/amazon-pay-module"
import { workflowOf } from "../support/workflow-of"

export interface PurgeNotificationsInput {
  /** ISO 8601; by default now. */
  now?: string
}

/** Amazon sends a notification again for two weeks at most; what is left is for whoever looks for a mistake. */
const KEPT_MS = 90 * 24 * 3_600_000

/** Deletes the rows of notifications that nobody will send again: they keep duplicates from being followed twice. */
export const purgeNotificationsWorkflow = workflowOf("amazon-pay-purge-notifications", purgeNotifications)

async function purgeNotifications(container: MedusaContainer, { now }: PurgeNotificationsInput): Promise<void> {
  const module = amazonPayModule(container)
  const today = now ? new Date(now) : module.clock.now()
  const before = new Date(today.getTime() - KEPT_MS)
  await module.deleteAmazonPayNotifications({ received_at: { $lt: before } })
}
