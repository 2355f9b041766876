import type { Look } from "../../src/workflows/order/panel-types"

interface Tries {
  look: Look
  /** The last refresh, if it failed: when it began. */
  refreshFailedAt: number | null
  /** The panel could not be read again. */
  isReadFailed: boolean
}

/** Why what the panel shows may be older than it seems; null while it is not. A look that came later clears a failure. */
export function notCurrent({ look, refreshFailedAt, isReadFailed }: Tries): "unreachable" | "refresh" | "read" | null {
  if (look.failing_since !== null) return "unreachable"
  const looked = look.looked_at === null ? 0 : Date.parse(look.looked_at)
  if (refreshFailedAt !== null && looked < refreshFailedAt) return "refresh"
  return isReadFailed ? "read" : null
}
