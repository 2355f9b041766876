import type { MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

/** Medusa's error handler would say of a conflict no more than that. @throws what is none */
export function answerConflict(res: MedusaResponse, error: unknown): void {
  if (!isConflict(error)) throw error
  const { type, code, message } = error
  res.status(409).json({ type, code, message })
}

function isConflict(error: unknown): error is { type: string; code: string; message: string } {
  return typeof error === "object" && error !== null && Reflect.get(error, "type") === MedusaError.Types.CONFLICT
}
