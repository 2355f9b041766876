import type { MedusaContainer } from "@medusajs/framework/types"
import { clockWorkflow } from "medusa-payment-amazon-pay/workflows"
import type { AdjustableClock } from "../../src/amazon/clock"
import { quiet } from "./quiet"

/**
 * What the job does every 15 seconds, as if so much time had passed since. In that time subscribers have long done what
 * they were called for.
 */
export async function letTimePass(container: MedusaContainer, { minutes }: { minutes: number }) {
  await quiet()
  const now = new Date(Date.now() + minutes * 60_000).toISOString()
  const { result } = await clockWorkflow(container).run({ input: { now } })
  await quiet()
  return result
}

/** Nobody does anything any more: the clock alone has to find out what is left to do. */
export async function comeToRest(container: MedusaContainer): Promise<void> {
  const { clock } = container.resolve<{ clock: AdjustableClock }>("amazonPay")
  try {
    for (const minutes of [10, 20, 40]) {
      clock.setOffset(minutes * 60_000)
      await letTimePass(container, { minutes })
    }
  } finally {
    clock.setOffset(0)
  }
}
