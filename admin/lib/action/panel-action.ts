import type { PanelAction } from "../../../src/workflows/order/panel-types"
import type { AmazonPayPayment } from "../amazon-pay-order"

/** A payment link is made, and nothing is done by it. */
export type RunnableAction = Exclude<PanelAction, { action: "payment_link" }>

/** What the admin says in the dialog. */
export interface ActionInput {
  /** A decimal string in major units. */
  amount: string
  note: string
}

/** All of what the action is about: the most that can be entered where a part can be. */
export function wholeOf(action: PanelAction): string {
  return "max" in action ? action.max : action.amount
}

/** The same action on the same payment, whatever its amount is by now. */
export function isSame(one: PanelAction, other: PanelAction): boolean {
  return one.action === other.action && paymentOf(one) === paymentOf(other)
}

export function paymentOf(action: PanelAction): string | null {
  return "payment_id" in action ? action.payment_id : null
}

/** What can be done with a payment; without one, with the order. */
export function actionsOf(actions: readonly PanelAction[], payment: AmazonPayPayment | null): PanelAction[] {
  const id = payment?.payment_id ?? null
  return payment && id === null ? [] : actions.filter((action) => paymentOf(action) === id)
}

/** The route that does it, and what it is told. Medusa's own routes take amounts as numbers. */
export function actionRequest(
  orderId: string,
  action: RunnableAction,
  { amount, note }: ActionInput,
): { name: "payment" | "amazon_pay"; path: string; body?: object } {
  const order = `/admin/amazon-pay/orders/${encodeURIComponent(orderId)}`
  switch (action.action) {
    case "capture":
      return { name: "payment", path: `${corePath(action)}/capture`, body: { amount: Number(amount) } }
    case "refund": {
      const body = { amount: Number(amount), ...(note.trim() === "" ? {} : { note: note.trim() }) }
      return { name: "payment", path: `${corePath(action)}/refund`, body }
    }
    case "void":
    case "reauthorize":
      return {
        name: "amazon_pay",
        path: `/admin/amazon-pay/payments/${encodeURIComponent(action.payment_id)}/${action.action}`,
      }
    case "charge":
      return { name: "amazon_pay", path: `${order}/charge` }
    case "release":
      return { name: "amazon_pay", path: refreshPath(orderId) }
  }
}

/** Of the request that makes the server look at Amazon. */
export function refreshPath(orderId: string): string {
  return `/admin/amazon-pay/orders/${encodeURIComponent(orderId)}/refresh`
}

function corePath({ payment_id }: { payment_id: string }): string {
  return `/admin/payments/${encodeURIComponent(payment_id)}`
}
