import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { chargeRecurringWorkflow, type RecurringChargeView } from "../../../../../../workflows"
import { answerConflict } from "../../../../conflict"
import type { ChargeBody } from "../../body"

/** How an outcome is answered. What Amazon did not charge is an error that says what to do. */
const ANSWERS = {
  charged: { status: 200 },
  already_charged: { status: 200 },
  open: { status: 202 },
  pending: { status: 202 },
  unknown: {
    status: 503,
    message:
      "Amazon has not answered yet whether it made the charge. It is asked again by itself; ask again for the outcome.",
  },
  retry_later: {
    status: 422,
    message: "It is not charged for now: reason_code says why. It may be tried again later.",
  },
  payment_method_needed: {
    status: 422,
    message: "The buyer has to mend the payment method at Amazon first: send them buyer_update_url.",
  },
  over_cap: { status: 422, message: "This month has no room for the charge. Try it again from available_at on." },
  closed: { status: 422, message: "The Charge Permission is closed: nothing more can be charged on it." },
  refused: { status: 422, message: "Amazon refused the charge, and would refuse it again." },
  gave_up: { status: 422, message: "Amazon declined the charge, the last of its tries." },
  canceled: { status: 422, message: "The charge was withdrawn." },
} as const satisfies Record<RecurringChargeView["outcome"], { status: number; message?: string }>

/** Charges the agreement for a period, once. */
export async function POST(req: MedusaRequest<ChargeBody>, res: MedusaResponse): Promise<void> {
  const input = { charge_permission_id: req.params["id"] ?? "", ...req.validatedBody }
  let recurring_charge: RecurringChargeView
  try {
    ;({ result: recurring_charge } = await chargeRecurringWorkflow(req.scope).run({ input }))
  } catch (error) {
    answerConflict(res, error)
    return
  }
  const { status, ...answer } = ANSWERS[recurring_charge.outcome]
  if (!("message" in answer)) res.status(status).json({ recurring_charge })
  else
    res
      .status(status)
      .json({ type: "payment_authorization_error", code: recurring_charge.outcome, ...answer, recurring_charge })
}
