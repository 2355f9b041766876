import { z } from "@medusajs/framework/zod"
import { CHARGE_PERMISSION_STATES } from "../../../../amazon/states"
import { id } from "../../../id"

/** The query of a list. */
export const listQuery = z.object({
  customer_id: id.optional(),
  state: z.enum(CHARGE_PERMISSION_STATES).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
