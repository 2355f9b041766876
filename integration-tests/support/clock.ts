import type { MedusaContainer } from "@medusajs/framework/types"
import { clockWorkflow } from "medusa-payment-amazon-pay/workflows"
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
