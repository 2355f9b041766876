import { z } from "@medusajs/framework/zod"

/** The query of an order's timeline. */
export const timelineQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
