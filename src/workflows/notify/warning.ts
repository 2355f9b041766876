import type { Remedy, Severity, WarningKind } from "../../ledger/warning"

export { WARNING_KINDS, type Remedy, type Severity, type WarningKind } from "../../ledger/warning"

/** What an admin is told of an order, an agreement or a paid cart. */
export interface Warning {
  /** Of the row, by which it is dismissed. */
  id: string
  kind: WarningKind
  severity: Severity
  /** ISO 8601: since when it is so. */
  since: string
  /** ISO 8601: until when something can be done about it, where Amazon or the shop knows that. */
  until: string | null
  /** A decimal string in major units. */
  amount: string | null
  currency_code: string | null
  /** Amazon's id of what it is about: a charge, a refund, a Charge Permission, a dispute. */
  object_id: string | null
  payment_id: string | null
  /** Amazon's reasonCode. */
  reason_code: string | null
  remedy: Remedy
  /** For "send_update_link" and "seller_central". */
  url: string | null
  /** Whether `POST /admin/amazon-pay/warnings/:id/dismiss` puts it away: what does not mend by itself. */
  dismissible: boolean
}
