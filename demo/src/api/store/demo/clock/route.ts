import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { clockWorkflow } from "medusa-payment-amazon-pay/workflows"
import { followAmazon } from "../../../../lib/amazon-time"
import { today } from "../../../../lib/dates"
import { renewDueSubscriptions } from "../../../../lib/renew-due"

const bodySchema = z.object({ days: z.number().int().min(0).max(366) })

/** Only the demo has this door: lets days pass at the emulator and in the shop, with what the jobs do on each of them. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { data } = bodySchema.safeParse(req.body)
  if (!data) throw new MedusaError(MedusaError.Types.INVALID_DATA, "Give the days: a number from 0 to 366.")
  for (let day = 0; day <= data.days; day++) {
    await followAmazon(req.scope, day === 0 ? 0 : 1)
    // A worker has no routes, and a clock of its own.
    await req.scope.resolve(Modules.EVENT_BUS).emit({ name: "demo.time_passed", data: {} })
    await clockWorkflow(req.scope).run({ input: {} })
    await renewDueSubscriptions(req.scope)
  }
  res.json({ today: today(req.scope) })
}
