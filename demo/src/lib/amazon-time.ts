import { MedusaError } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { AmazonPayModuleService } from "medusa-payment-amazon-pay/modules/amazon-pay"

const timeSchema = z.object({ now: z.iso.datetime() })

/**
 * The plugin's clock in this process follows the emulator's.
 * @param days that pass first. @throws MedusaError(NOT_ALLOWED) where Amazon Pay is not the emulator
 */
export async function followAmazon(container: MedusaContainer, days = 0): Promise<void> {
  const { clock } = container.resolve<AmazonPayModuleService>("amazonPay")
  clock.setOffset((await timeAtAmazon(days)) - Date.now())
}

async function timeAtAmazon(days: number): Promise<number> {
  const endpoint = process.env["AMAZON_PAY_API_ENDPOINT"]
  const url = endpoint ? `${new URL(endpoint).origin}/_emulator/clock` : null
  const headers = { "content-type": "application/json" }
  const body = JSON.stringify({ advance: { days } })
  const answer = url === null ? null : await fetch(url, { method: "POST", headers, body })
  if (!answer?.ok) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Only with the emulator time can be moved.")
  return new Date(timeSchema.parse(await answer.json()).now).getTime()
}
