import type { MedusaContainer } from "@medusajs/framework/types"
import type { Overdue } from "../../modules/amazon-pay/overdue"
import { amazonPayModule } from "../support/amazon-pay-module"
import { workflowOf } from "../support/workflow-of"

/** For a monitor: counts and times, and nothing of an order or a buyer. */
export interface Health {
  status: "ok" | "overdue"
  /** What has waited for the clock for five minutes. */
  overdue: Overdue
}

/** Whether the clock keeps up, in whatever instance it runs. Makes no call to Amazon. */
export const healthWorkflow = workflowOf("amazon-pay-health", health)

async function health(container: MedusaContainer): Promise<Health> {
  const overdue = await amazonPayModule(container).overdue()
  return { status: Object.values(overdue).some(({ count }) => count > 0) ? "overdue" : "ok", overdue }
}
