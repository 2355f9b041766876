import { z } from "@medusajs/framework/zod"
import { id } from "../../../id"

const amount = z.union([z.number(), z.string().max(20)])

/** The body of POST …/:id/charge. */
export const chargeBody = z.strictObject({
  period: z.string().max(200),
  order_id: id.optional(),
  payment_collection_id: id.optional(),
  amount: amount.optional(),
  currency_code: z.string().length(3).optional(),
  capture: z.boolean().optional(),
  pending: z.boolean().optional(),
  retry: z.boolean().optional(),
})
export type ChargeBody = z.infer<typeof chargeBody>

/** The body of POST …/:id. */
export const termsBody = z.strictObject({
  frequency: z.strictObject({ unit: z.string().max(20), value: z.string().max(10) }),
  amount: z.strictObject({ amount, currency_code: z.string().length(3) }).nullable(),
})
export type TermsBody = z.infer<typeof termsBody>

/** The body of POST …/:id/close. */
export const closeBody = z.strictObject({ reason: z.string().max(300), cancel_pending: z.boolean().optional() })
export type CloseBody = z.infer<typeof closeBody>

/** The body of POST …/:id/cancel-charge. */
export const cancelChargeBody = z.strictObject({ period: z.string().max(200) })
export type CancelChargeBody = z.infer<typeof cancelChargeBody>
