import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { amazonPayModule } from "../support/amazon-pay-module"

export interface ForgetNotificationsInput {
  /** ISO 8601; by default now. */
  now?: string
}

/** Amazon sends a notification again for two weeks at most; what is left is for whoever looks for a mistake. */
const KEPT_MS = 90 * 24 * 3_600_000

const forgetNotificationsStep = createStep(
  "amazon-pay-forget-notifications",
  async ({ now }: ForgetNotificationsInput, { container }) => {
    const today = now ? new Date(now) : new Date()
    const before = new Date(today.getTime() - KEPT_MS)
    await amazonPayModule(container).deleteAmazonPayNotifications({ received_at: { $lt: before } })
    return new StepResponse(null)
  },
)

/** Deletes the rows of notifications that nobody will send again: they keep duplicates from being followed twice. */
export const forgetNotificationsWorkflow = createWorkflow(
  "amazon-pay-forget-notifications",
  (input: WorkflowData<ForgetNotificationsInput>) => new WorkflowResponse(forgetNotificationsStep(input)),
)
