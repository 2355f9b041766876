import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { asActor } from "../../workflows/order/as-actor"

/** What the request makes Medusa, or us, ask of Amazon is written down as the admin's: the timeline names them. */
export function actAsAdmin(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  asActor(() => Reflect.get(req, "auth_context"), next)
}
