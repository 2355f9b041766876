import { z } from "@medusajs/framework/zod"
import { id } from "../../../../id"

const text = z.string().trim().min(1).max(200).optional()

/** The cart that a session must belong to. */
export const sessionBody = z.strictObject({ cart_id: id })

/** The body of POST /store/amazon-pay/checkout-sessions/:id: the cart, and what `missing_fields` names. */
export const detailsBody = sessionBody.extend({
  email: z.string().trim().min(1).max(254).optional(),
  name: text,
  address_1: text,
  postal_code: text,
  /** ISO 3166-1 alpha-2; what is none is asked for again. */
  country_code: z.string().trim().min(1).max(60).optional(),
  phone: text,
  last_name_kana: text,
  first_name_kana: text,
})

export type SessionBody = z.infer<typeof sessionBody>
export type DetailsBody = z.infer<typeof detailsBody>
