import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { chargeUnheardEdit } from "../charge-order/charge-edited-order"
import { reconcile } from "../reconcile/reconcile"
import { amazonPayModule } from "../shared/amazon-pay-module"
import { errorInfo } from "../shared/error-info"
import { completeAbandoned } from "./complete-abandoned"

export interface ClockInput {
  /** ISO 8601; by default now. */
  now?: string
}

export interface ClockResult {
  checkout_sessions: number
  charge_permissions: number
}

/**
 * At most this many of each a run, one after the other, of two or three calls each: with four runs a minute that is below
 * what Amazon allows (one GET a second in the sandbox, four live). What is left is due at the next run.
 */
const LIMIT = 6

const clockStep = createStep("amazon-pay-clock", async (input: ClockInput, { container }) => {
  return new StepResponse(await lookAtWhatIsDue(container, input.now ? new Date(input.now) : new Date()))
})

/** Looks at what is due: buyers who never came back, undecided payments, authorizations that end, holds to release. */
export const clockWorkflow = createWorkflow(
  "amazon-pay-clock",
  (input: WorkflowData<ClockInput>) => new WorkflowResponse(clockStep(input)),
)

async function lookAtWhatIsDue(container: MedusaContainer, now: Date): Promise<ClockResult> {
  const { dueWork } = amazonPayModule(container)
  const sessions = await dueWork.claim("amazon_pay_checkout_session", { now, limit: LIMIT })
  for (const id of sessions) {
    await safely(container, `the Checkout Session ${id}`, () => completeAbandoned(container, id, now))
  }
  const permissions = await dueWork.claim("amazon_pay_charge_permission", { now, limit: LIMIT })
  for (const id of permissions) {
    await safely(container, `the Charge Permission ${id}`, async () => {
      await chargeUnheardEdit(container, id)
      await reconcile(container, { charge_permission_id: id })
    })
  }
  return { checkout_sessions: sessions.length, charge_permissions: permissions.length }
}

/** One that fails must not keep the others waiting; it is due again when its claim has run out. */
async function safely(container: MedusaContainer, what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `Amazon Pay: ${what} could not be looked at, it is tried again in a few minutes. ${errorInfo(error).message}`,
      )
  }
}
