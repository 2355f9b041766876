import type { MedusaContainer } from "@medusajs/framework/types"
import { clockWorkflow } from "medusa-payment-amazon-pay/workflows"

/** What the job does every 15 seconds, as if so much time had passed since. */
export async function letTimePass(container: MedusaContainer, { minutes }: { minutes: number }) {
  const now = new Date(Date.now() + minutes * 60_000).toISOString()
  const { result } = await clockWorkflow(container).run({ input: { now } })
  return result
}
