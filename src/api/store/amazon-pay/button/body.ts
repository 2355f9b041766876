import { z } from "@medusajs/framework/zod"
import { CHARGE_PERMISSION_TYPES, PLACEMENTS } from "../../../../amazon/button"
import { id } from "../../../id"

/** The body of POST /store/amazon-pay/button. */
export const buttonBody = z.strictObject({
  cart_id: id,
  provider_id: id.optional(),
  placement: z.enum(PLACEMENTS).optional(),
  flow: z.enum(["review", "direct"]).optional(),
  charge_permission_type: z.enum(CHARGE_PERMISSION_TYPES).optional(),
  /** Read where the cart's currency and the store's terms are known. */
  recurring_metadata: z.unknown().optional(),
  country_code: z.string().max(35).optional(),
  locale: z.string().max(35).optional(),
})

export type ButtonBody = z.infer<typeof buttonBody>
