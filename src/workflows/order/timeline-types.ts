import type { ChargeState, RefundState } from "../../amazon/states"
import type { OperationKind, Outcome } from "../../ledger/operation"
import type { NotificationOutcome } from "../../modules/amazon-pay/models/notification"
import type { AdminNoticeName } from "../notify/admin-notice"
import type { AmazonPayEventName } from "../notify/events"

/** What `GET /admin/amazon-pay/orders/:id/timeline?limit=&offset=` answers: what happened to an order, the newest first. */
export interface Timeline {
  entries: TimelineEntry[]
  /** Of all entries. */
  count: number
  limit: number
  offset: number
}

/** Who asked for something. */
export type Actor =
  /** `name` is the e-mail address of one who has given none, and null of a deleted user; `id` is Medusa's. */
  | { type: "admin"; id: string; name: string | null }
  | { type: "buyer" }
  /** The shop by itself: its scheduled job, or after a notification. */
  | { type: "clock" }
  /** The store's own code, or an API key. */
  | { type: "code" }

interface Entry {
  /** Unique in the timeline, and the same at each reading. */
  id: string
  /** ISO 8601. */
  at: string
}

interface Amount {
  /** A decimal string in major units. */
  amount: string | null
  currency_code: string | null
}

export type TimelineEntry = Entry &
  (
    | /** What was asked of Amazon, and its answer. */
      ({
        entry: "operation"
        kind: OperationKind
        actor: Actor
        outcome: Outcome
        /** When the answer came. */
        answered_at: string | null
        reason_code: string | null
        /** Amazon's charge, refund or permission. */
        object_id: string | null
        attempts: number
        /** The admin's, of a refund. */
        note: string | null
      } & Amount)
      /** What was found at Amazon and not asked for by the shop, as in Seller Central. */
    | ({ entry: "charge_found"; charge_id: string; state: ChargeState } & Amount)
    | ({ entry: "refund_found"; refund_id: string; state: RefundState } & Amount)
    /** A notification of Amazon's. */
    | {
        entry: "notification"
        message_id: string
        object_type: string
        object_id: string
        outcome: NotificationOutcome
      }
    /** What reconcile found or did, and told. */
    | ({
        entry: "told"
        name: AmazonPayEventName | AdminNoticeName
        object_id: string | null
        reason_code: string | null
      } & Amount)
    /** Booked in Medusa, or taken back, to follow Amazon. */
    | ({
        entry: "booked"
        what: "capture" | "refund" | "capture_reversed" | "refund_reversed"
        object_id: string | null
      } & Amount)
  )
