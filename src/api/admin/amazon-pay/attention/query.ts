import { z } from "@medusajs/framework/zod"
import { WARNING_KINDS } from "../../../../workflows/notify/warning"

export const attentionQuery = z.object({
  kind: z.enum(WARNING_KINDS).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
