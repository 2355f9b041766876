import { createContext, useContext } from "react"

import type { PanelAction } from "../../src/workflows/order/panel-types"

/** What a row of the order's panel may ask of the panel. */
export interface PanelControls {
  /** What can be done now. */
  actions: readonly PanelAction[]
  /** Something is being done. */
  isBusy: boolean
  open: (action: PanelAction) => void
  refresh: () => void
  /** Whom a link is sent to; null where Medusa's order has no e-mail. */
  email: string | null
  displayId: string | null
}

export const PanelContext = createContext<PanelControls | null>(null)

/** @throws outside of an order's panel */
export function usePanel(): PanelControls {
  const controls = useContext(PanelContext)
  if (controls === null) throw new Error("usePanel must be used in the order's panel.")
  return controls
}
