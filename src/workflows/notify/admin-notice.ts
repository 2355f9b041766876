import type { Money } from "../../amazon/money"

/** What an admin reads in the dashboard's notifications, beside the events that have a text of their own. */
interface AdminNotices {
  captured_though_canceled: { amount: Money }
  captured_beyond_payment: { amount: Money }
  /** `reason` is Amazon's, or what stood in the way. */
  capture_interrupted: { amount: Money; reason: string }
  /** It cannot be made any more, because this is canceled in Medusa. */
  interrupted_capture_canceled: { amount: Money; canceled: "payment" | "order" }
  refund_interrupted: { amount: Money }
  found_refund_declined: { amount: Money }
  outcome_unknown: { what: string }
  /** Medusa has placed the order, and its process ended before Amazon made the payment. */
  order_unpaid: { amount: Money }
  edited_order_unpaid: { reason: string; kept: Money | null }
  limits_differ: { used: Money; known: Money }
}

export type AdminNoticeName = keyof AdminNotices
export type AdminNotice<Name extends AdminNoticeName = AdminNoticeName> = {
  [Each in Name]: { notice: Each } & AdminNotices[Each]
}[Name]
