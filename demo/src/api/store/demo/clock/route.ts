import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { AmazonPayModuleService } from "medusa-payment-amazon-pay/modules/amazon-pay"
import { clockWorkflow } from "medusa-payment-amazon-pay/workflows"
import { today } from "../../../../lib/dates"
import { renewDueSubscriptions } from "../../../../lib/renew-due"

const bodySchema = z.object({ days: z.number().int().min(0).max(366) })
const timeSchema = z.object({ now: z.iso.datetime() })

/** Only the demo has this door: lets days pass at the emulator and in the shop, with what the jobs do on each of them. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { data } = bodySchema.safeParse(req.body)
  if (!data) throw new MedusaError(MedusaError.Types.INVALID_DATA, "Give the days: a number from 0 to 366.")
  const { clock } = req.scope.resolve<AmazonPayModuleService>("amazonPay")
  for (let day = 0; day <= data.days; day++) {
    clock.setOffset((await timeAtAmazon(day === 0 ? 0 : 1)) - Date.now())
    await clockWorkflow(req.scope).run({ input: {} })
    await renewDueSubscriptions(req.scope)
  }
  res.json({ today: today(req.scope) })
}

/** @param days that pass first. @throws MedusaError(NOT_ALLOWED) where Amazon Pay is not the emulator */
async function timeAtAmazon(days: number): Promise<number> {
  const endpoint = process.env["AMAZON_PAY_API_ENDPOINT"]
  const url = endpoint ? `${new URL(endpoint).origin}/_emulator/clock` : null
  const headers = { "content-type": "application/json" }
  const body = JSON.stringify({ advance: { days } })
  const answer = url === null ? null : await fetch(url, { method: "POST", headers, body })
  if (!answer?.ok) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Only with the emulator time can be moved.")
  return new Date(timeSchema.parse(await answer.json()).now).getTime()
}
