import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

/** As a path has them: escaped. */
const CONTROL_CHARACTER = /%(?:[01][\da-f]|7f)/i

/** No id has control characters, and PostgreSQL fails on a text with a NUL in it. */
export function refuseOddPath(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const [path = ""] = req.originalUrl.split("?")
  if (!CONTROL_CHARACTER.test(path)) {
    next()
    return
  }
  res.status(404).json({ type: "not_found", message: "There is nothing whose id has control characters." })
}
