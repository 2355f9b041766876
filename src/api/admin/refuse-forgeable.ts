import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

/**
 * Lets through only what a page of another site cannot have an admin's browser send, cookie and all. It can send a form, or
 * a fetch that need not ask first. JSON has to ask (a CORS preflight, which `http.adminCors` answers), and an Authorization
 * header is never sent by itself.
 */
export function refuseForgeable(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if (isForgeable(req)) refuse(res)
  else next()
}

export function isForgeable(req: MedusaRequest): boolean {
  const isJson = /^application\/json\s*(;|$)/i.test(req.get("content-type") ?? "")
  return !isJson && !req.get("authorization")
}

export function refuse(res: MedusaResponse): void {
  const message =
    "This request may have been sent by another site's page, so nothing was done. " +
    "Send it with the header content-type: application/json, or with an Authorization header."
  res.status(403).json({ type: "forbidden", code: "forgeable_request", message })
}
