import type { Engine } from "../engine/engine.js"
import { parseApiPath } from "./route.js"

/**
 * Which checkout a call is about, so that calls can be counted per checkout: from its path, from its body
 * (Create Charge, Create Refund) or from its answer (Create Checkout Session). Null when there is none.
 */
export function checkoutOfCall(engine: Engine, path: string, body: string, answer: string | null): string | null {
  const { resource, id } = parseApiPath(path)
  const { permissions, charges, refunds } = engine.store
  const ofPermission = (permissionId: string | undefined): string | null =>
    permissions.get(permissionId ?? "")?.checkoutSessionId ?? null
  const ofCharge = (chargeId: string | undefined): string | null =>
    ofPermission(charges.get(chargeId ?? "")?.permissionId)
  switch (resource) {
    case "checkoutSessions":
      return id === "" ? (/^\{"checkoutSessionId":"([^"]+)"/.exec(answer ?? "")?.[1] ?? null) : id
    case "chargePermissions":
      return ofPermission(id)
    case "charges":
      return id === "" ? ofPermission(fieldOf(body, "chargePermissionId")) : ofCharge(id)
    case "refunds":
      return ofCharge(id === "" ? fieldOf(body, "chargeId") : refunds.get(id)?.chargeId)
    case "deliveryTrackers":
      return ofPermission(fieldOf(body, "chargePermissionId"))
    default:
      return null
  }
}

/** A field of a JSON text without parsing it again: ids hold nothing that would be escaped. */
function fieldOf(body: string, name: string): string | undefined {
  return new RegExp(`"${name}"\\s*:\\s*"([^"]+)"`).exec(body)?.[1]
}
