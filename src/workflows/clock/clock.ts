import { setTimeout as pause } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { chargeUnheardEdit } from "../order/charge-edited-order"
import { reconcile } from "../reconcile/reconcile"
import { amazonPayModule } from "../support/amazon-pay-module"
import { errorInfo } from "../support/error-info"
import { completeAbandoned } from "../checkout/complete-abandoned"

export interface ClockInput {
  /** ISO 8601; by default now. */
  now?: string
}

export interface ClockResult {
  checkout_sessions: number
  charge_permissions: number
}

/** At most this many of each a run, which is done before the next one begins. What is left is due then. */
const LIMIT = 6

/**
 * Milliseconds between the beginnings of two looks, each of which makes a call or two of a kind: Amazon allows at least one
 * of each a second in the sandbox and four live, after a burst (Amazon Pay API: throttling limits).
 */
const PACE = { sandbox: 1000, live: 250 }

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
  const pace = paceOf(container)
  for (const id of sessions) {
    await pace()
    await safely(container, `the Checkout Session ${id}`, () => completeAbandoned(container, id, now))
  }
  const permissions = await dueWork.claim("amazon_pay_charge_permission", { now, limit: LIMIT })
  for (const id of permissions) {
    await pace()
    await safely(container, `the Charge Permission ${id}`, async () => {
      await chargeUnheardEdit(container, id)
      await reconcile(container, { charge_permission_id: id })
    })
  }
  return { checkout_sessions: sessions.length, charge_permissions: permissions.length }
}

/** @returns waits until the next look may begin; the first one at once */
function paceOf(container: MedusaContainer): () => Promise<void> {
  const { accounts } = amazonPayModule(container)
  const isSandbox = accounts.providerIds.some((id) => accounts.get(id).environment === "sandbox")
  let next = performance.now()
  return async () => {
    await pause(Math.max(0, next - performance.now()))
    next = performance.now() + PACE[isSandbox ? "sandbox" : "live"]
  }
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
