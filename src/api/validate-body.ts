import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"

/** Of what is told; a field's name may be as long as the sender likes. */
const LONGEST = 500

/**
 * Reads the body into `req.validatedBody`, or answers 400 with the names of the fields that are wrong. Medusa's own
 * validateAndTransformBody quotes their values, in the answer and in the log: a phone number that is sent as a number.
 */
export function validateBody(schema: z.ZodType) {
  return (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
    const parsed = schema.safeParse(req.body ?? {})
    if (parsed.success) {
      req.validatedBody = parsed.data
      next()
      return
    }
    refuse(res, parsed.error, "invalid_body")
  }
}

/** The same of a query. @returns null when it has answered */
export function validateQuery<Schema extends z.ZodType>(
  schema: Schema,
  req: MedusaRequest,
  res: MedusaResponse,
): z.output<Schema> | null {
  const parsed = schema.safeParse(req.query)
  if (parsed.success) return parsed.data
  refuse(res, parsed.error, "invalid_query")
  return null
}

function refuse(res: MedusaResponse, { issues }: z.ZodError, code: string): void {
  const problems = issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": "))
  const message = `Invalid request: ${problems.join("; ")}`.slice(0, LONGEST)
  res.status(400).json({ type: "invalid_data", code, message })
}
