import { z } from "@medusajs/framework/zod"
import { CHARGE_PERMISSION_TYPES, FREQUENCY_UNITS, PLACEMENTS } from "../../../../amazon/button"

const id = z.string().min(1).max(100)

const recurringMetadata = z.strictObject({
  frequency: z.strictObject({ unit: z.enum(FREQUENCY_UNITS), value: z.string().regex(/^\d{1,3}$/) }),
  amount: z
    .strictObject({
      amount: z
        .string()
        .max(20)
        .regex(/^\d+(\.\d+)?$/),
      currencyCode: z.string().length(3),
    })
    .nullish(),
})

/** The body of POST /store/amazon-pay/button. */
export const buttonBody = z
  .strictObject({
    cart_id: id,
    provider_id: id.optional(),
    placement: z.enum(PLACEMENTS).optional(),
    flow: z.enum(["review", "direct"]).optional(),
    charge_permission_type: z.enum(CHARGE_PERMISSION_TYPES).optional(),
    recurring_metadata: recurringMetadata.optional(),
    country_code: z.string().max(35).optional(),
    locale: z.string().max(35).optional(),
  })
  .refine((body) => body.charge_permission_type !== "Recurring" || body.recurring_metadata !== undefined, {
    path: ["recurring_metadata"],
    error: 'charge_permission_type "Recurring" needs recurring_metadata: {frequency: {unit: "Month", value: "1"}}',
  })

export type ButtonBody = z.infer<typeof buttonBody>
