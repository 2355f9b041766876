import type { MedusaContainer } from "@medusajs/framework/types"
import { clockWorkflow } from "../workflows"

export default async function tick(container: MedusaContainer): Promise<void> {
  await clockWorkflow(container).run({ input: {} })
}

/** Milliseconds: a buyer who paid and closed the browser has an order within a minute. */
export const config = { name: "amazon-pay-clock", schedule: { interval: 15_000 } }
