import { z } from "@medusajs/framework/zod"

/** The query of a customer's list. Few have more than a page of them. */
export const ownListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
