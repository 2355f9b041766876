import { z } from "@medusajs/framework/zod"

const text = z.string().trim().min(1).max(200).optional()

/** The body of POST /store/amazon-pay/checkout-sessions/:id: what `missing_fields` names. */
export const detailsBody = z.strictObject({
  email: z.email().optional(),
  name: text,
  address_1: text,
  postal_code: text,
  country_code: z.string().length(2).optional(),
  phone: text,
  last_name_kana: text,
  first_name_kana: text,
})

export type DetailsBody = z.infer<typeof detailsBody>
