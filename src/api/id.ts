import { z } from "@medusajs/framework/zod"

/** An id of Medusa's, or what may be one. PostgreSQL fails on a text with a NUL in it. */
export const id = z
  .string()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u, "has control characters")
