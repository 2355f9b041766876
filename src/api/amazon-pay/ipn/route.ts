import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { receiveNotificationWorkflow, type Reception } from "../../../workflows"

const STATUS: Readonly<Record<Reception["reception"], number>> = {
  handled: 200,
  malformed: 400,
  refused: 403,
  failed: 503,
}

/** Amazon Pay's Instant Payment Notifications, from Amazon's SNS. It sends again what is answered with 5xx. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await receiveNotificationWorkflow(req.scope).run({ input: { body: req.body } })
  res.status(STATUS[result.reception]).json({ message: result.message })
}
