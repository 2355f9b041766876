import { z } from "@medusajs/framework/zod"

const error = "give an id of Amazon's, or an order's number: at most 500 characters."

export const searchQuery = z.object({ q: z.string({ error }).trim().min(1, { error }).max(500, { error }) })
