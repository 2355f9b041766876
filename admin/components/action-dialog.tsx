import { Prompt, Text } from "@medusajs/ui"

import type { PanelAction } from "../../src/workflows/order/panel-types"
import { usePanelText } from "../hooks/use-panel-text"
import { actionText } from "../lib/action/action-text"
import { isSame, wholeOf, type ActionInput, type RunnableAction } from "../lib/action/panel-action"
import { CONSEQUENCE_ID } from "./action-fields"
import { ActionForm } from "./action-form"
import { PaymentLinkForm } from "./payment-link-form"

interface ActionDialogProps {
  orderId: string
  /** As it was when it was pressed; null while nothing is asked. */
  opened: PanelAction | null
  /** What can be done now. */
  actions: readonly PanelAction[]
  isPending: boolean
  onConfirm: (action: RunnableAction, input: ActionInput) => void
  onClose: () => void
  /** Where the keyboard goes on. */
  onClosed: () => void
}

/** Asks before it moves money. What somebody else makes impossible meanwhile stays open, and says so. */
export function ActionDialog({ orderId, opened, actions, onClose, onClosed, ...form }: ActionDialogProps) {
  return (
    <Prompt
      variant="confirmation"
      open={opened !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Prompt.Content
        aria-describedby={CONSEQUENCE_ID}
        className="max-h-[calc(100vh-200px)] overflow-y-auto"
        onOpenAutoFocus={(event) => {
          // What can be entered comes before the way back.
          const field = event.currentTarget instanceof Element && event.currentTarget.querySelector("input")
          if (!field) return
          event.preventDefault()
          field.focus()
          field.select()
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          onClosed()
        }}
        data-testid={opened && `amazon-pay-dialog-${opened.action}`}
      >
        {opened && <Asked orderId={orderId} opened={opened} actions={actions} {...form} />}
      </Prompt.Content>
    </Prompt>
  )
}

type AskedProps = Omit<ActionDialogProps, "opened" | "onClose" | "onClosed"> & { opened: PanelAction }

function Asked({ orderId, opened, actions, isPending, onConfirm }: AskedProps) {
  const action = isPending ? opened : actions.find((now) => isSame(now, opened))
  if (opened.action === "payment_link") return <PaymentLinkForm orderId={orderId} action={opened} />
  if (!action || action.action === "payment_link") return <Gone action={opened} />
  return (
    <ActionForm
      action={action}
      isPending={isPending}
      onConfirm={(input) => {
        onConfirm(action, input)
      }}
    />
  )
}

function Gone({ action }: { action: PanelAction }) {
  const text = usePanelText()

  return (
    <>
      <Prompt.Header>
        <Prompt.Title>{actionText(action, "title", wholeOf(action), text)}</Prompt.Title>
        <Text size="small" role="alert" id={CONSEQUENCE_ID}>
          {text.t("amazonPay.action.gone")}
        </Text>
      </Prompt.Header>
      <Prompt.Footer>
        <Prompt.Cancel>{text.t("amazonPay.action.close")}</Prompt.Cancel>
      </Prompt.Footer>
    </>
  )
}
