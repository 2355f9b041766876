import { createHash } from "node:crypto"
import { z } from "zod"
import { Money } from "../amazon/money"

/** What an admin should know or do about an order, an agreement or a paid cart. */
export const WARNING_KINDS = [
  /** Amazon declined a refund, which was reversed in Medusa: the money is still owed. */
  "refund_declined",
  /** A canceled order keeps money of the buyer's. */
  "refund_owed",
  /** Canceled in Medusa, and still held at Amazon after the last try to release it. */
  "release_failed",
  /** Amazon declined a capture that it had accepted. */
  "capture_declined",
  /** The order is placed and not paid. */
  "authorization_declined",
  /** It ends soon; `until` says when. */
  "authorization_expiring",
  /** It ended without a capture. */
  "authorization_expired",
  /** Amazon is still deciding; `until` is 24 hours after it was asked. */
  "authorization_pending",
  /** A capture now would be asynchronous: the authorization is older than seven days. Never in the sandbox. */
  "capture_asynchronous",
  /** Medusa's sums of the order are not what Amazon took and returned. */
  "books_differ",
  /** The permission's limits say that more was charged than the shop knows of. */
  "limits_differ",
  /** Amazon took more than the payment. */
  "captured_beyond_payment",
  /** Money was captured on a payment that is canceled in Medusa, while its order is not. */
  "captured_though_canceled",
  /** Captured, or refunded, outside Medusa, and booked. */
  "captured_elsewhere",
  "refunded_elsewhere",
  /** The order goes elsewhere than was agreed on at Amazon, whose payment protection ends with it. */
  "address_edited",
  /** The buyer disputes the payment. No message of Amazon's says until when it can be answered: Seller Central does. */
  "chargeback",
  /** More is held for the order than it costs, and what else pays for it is not ours to judge. */
  "held_beyond_order",
  /** The buyer closed the Charge Permission. */
  "closed_by_buyer",
  /** The Charge Permission of an order that is still to be paid was closed in Seller Central or by Amazon, or has ended. */
  "permission_closed",
  /** The buyer has to update the payment method; `url` is where. */
  "payment_method_needed",
  /** An edit changed what the order costs, and it could not be charged without the buyer. */
  "edited_order_unpaid",
  /** Amazon has not answered whether something was done. */
  "outcome_unknown",
  /** A buyer has paid, and the cart could not become an order. */
  "paid_without_order",
  /** A period was charged for a payment collection that has no order. */
  "charge_without_order",
] as const
export type WarningKind = (typeof WARNING_KINDS)[number]

/** What helps: an action of the order's panel, a page of Amazon's, or a link to send to the buyer. */
export const REMEDIES = [
  "capture",
  "refund",
  "reauthorize",
  "release",
  "void",
  "charge",
  "payment_link",
  "refresh",
  "seller_central",
  "send_update_link",
  "wait",
  "none",
] as const
export type Remedy = (typeof REMEDIES)[number]

/** "info" is shown on the order, and does not need attention. */
export const SEVERITIES = ["error", "warning", "info"] as const
export type Severity = (typeof SEVERITIES)[number]

interface Sort {
  severity: Severity
  /** It stays for good, or for long, so that an admin may put it away. */
  dismissible: boolean
}

const error = { severity: "error", dismissible: false } as const
const warning = { severity: "warning", dismissible: false } as const
const info = { severity: "info", dismissible: true } as const
const dismissible = { dismissible: true } as const

export const SORTS: Readonly<Record<WarningKind, Sort>> = {
  refund_declined: { ...error, ...dismissible },
  refund_owed: error,
  release_failed: error,
  capture_declined: { ...error, ...dismissible },
  authorization_declined: { ...error, ...dismissible },
  authorization_expiring: warning,
  authorization_expired: { ...error, ...dismissible },
  authorization_pending: info,
  capture_asynchronous: info,
  books_differ: error,
  limits_differ: { ...warning, ...dismissible },
  captured_beyond_payment: { ...error, ...dismissible },
  captured_though_canceled: { ...warning, ...dismissible },
  captured_elsewhere: info,
  refunded_elsewhere: info,
  address_edited: { ...warning, ...dismissible },
  chargeback: { ...error, ...dismissible },
  held_beyond_order: { ...warning, ...dismissible },
  closed_by_buyer: { ...warning, ...dismissible },
  permission_closed: { ...warning, ...dismissible },
  payment_method_needed: warning,
  edited_order_unpaid: error,
  outcome_unknown: warning,
  paid_without_order: error,
  charge_without_order: { ...error, ...dismissible },
}

export const SUBJECT_TYPES = ["order", "charge_permission", "cart"] as const

/** What warnings are about. */
export interface WarningSubject {
  type: (typeof SUBJECT_TYPES)[number]
  /** Medusa's id, or Amazon's chargePermissionId. */
  id: string
}

/** A warning as it is found. Of one subject there is one of each kind for each object. */
export interface NewWarning {
  kind: WarningKind
  provider_id: string
  /** Amazon's, of what it is about: a charge, a refund, a Charge Permission, a dispute. */
  object_id: string | null
  payment_id: string | null
  amount: Money | null
  reason_code: string | null
  /** It may lie ahead: until then it is not shown. */
  since: Date
  until: Date | null
  remedy: Remedy
}

export interface WarningEntry extends NewWarning {
  id: string
  severity: Severity
  subject: WarningSubject
  dismissed_at: Date | null
  /** Medusa's id of the admin. */
  dismissed_by: string | null
}

/** The same for the same warning, however often it is found. */
export function warningId({ type, id }: WarningSubject, { kind, object_id }: Pick<NewWarning, "kind" | "object_id">) {
  const digest = createHash("sha256").update(JSON.stringify([type, id, kind, object_id]))
  return `apwarn_${digest.digest("hex").slice(0, 32)}`
}

const text = z.string().nullable()
const date = z.coerce.date().nullable()

const rowSchema = z.object({
  id: z.string(),
  subject_type: z.enum(SUBJECT_TYPES),
  subject: z.string(),
  kind: z.enum(WARNING_KINDS),
  severity: z.enum(SEVERITIES),
  remedy: z.enum(REMEDIES),
  provider_id: z.string(),
  object_id: text,
  payment_id: text,
  amount: text,
  currency_code: text,
  reason_code: text,
  since: z.coerce.date(),
  until: date,
  dismissed_at: date,
  dismissed_by: text,
})

/** @throws when the row is not one that this code wrote */
export function readWarning(row: unknown): WarningEntry {
  const { subject_type: type, subject: id, amount, currency_code, ...entry } = rowSchema.parse(row)
  return {
    ...entry,
    subject: { type, id },
    amount: amount === null || currency_code === null ? null : Money.of(amount, currency_code),
  }
}
