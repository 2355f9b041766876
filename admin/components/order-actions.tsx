import { useMemo, useRef, useState } from "react"

import type { PanelAction } from "../../src/workflows/order/panel-types"
import { useRunAction } from "../hooks/use-run-action"
import type { AmazonPayOrder } from "../lib/amazon-pay-order"
import { ActionDialog } from "./action-dialog"
import { OrderDetails } from "./order-details"
import { PanelContext } from "./panel-context"
import { ResultNote } from "./result-note"

interface OrderActionsProps {
  orderId: string
  panel: AmazonPayOrder
  email: string | null
  displayId: string | null
  isRefreshing: boolean
  onRefresh: () => void
}

/** The order's payments, with all that can be done with them: one thing at a time. */
export function OrderActions({ orderId, panel, email, displayId, isRefreshing, onRefresh }: OrderActionsProps) {
  const [opened, setOpened] = useState<PanelAction | null>(null)
  const opener = useRef<Element | null>(null)
  const note = useRef<HTMLDivElement>(null)
  const isAnswered = useRef(false)
  const close = () => {
    setOpened(null)
  }
  const { run, isPending, result } = useRunAction(orderId, () => {
    isAnswered.current = true
    close()
  })
  const { actions } = panel
  const isBusy = isPending || isRefreshing

  const controls = useMemo(
    () => ({
      actions,
      isBusy,
      email,
      displayId,
      refresh: onRefresh,
      open: (action: PanelAction) => {
        opener.current = document.activeElement
        isAnswered.current = false
        setOpened(action)
      },
    }),
    [actions, isBusy, email, displayId, onRefresh],
  )

  return (
    <PanelContext.Provider value={controls}>
      <ResultNote result={result} noteRef={note} />
      <OrderDetails orderId={orderId} panel={panel} />
      <ActionDialog
        orderId={orderId}
        opened={opened}
        actions={actions}
        isPending={isPending}
        onConfirm={run}
        onClose={close}
        onClosed={() => {
          // The button may be gone with what it did.
          const next = !isAnswered.current && opener.current instanceof HTMLElement ? opener.current : note.current
          next?.focus()
        }}
      />
    </PanelContext.Provider>
  )
}
