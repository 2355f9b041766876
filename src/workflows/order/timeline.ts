import type { MedusaContainer } from "@medusajs/framework/types"
import type { LedgerEntry, OrderRecord } from "../../ledger/of-order"
import { NOTIFICATION_OUTCOMES } from "../../modules/amazon-pay/models/notification"
import type { People } from "../../providers/amazon-pay/medusa/people"
import { isBooked } from "../books/booked"
import type { AdminNoticeName } from "../notify/admin-notice"
import type { AmazonPayEventName } from "../notify/events"
import { findOrderPayments } from "../books/order-payments"
import { amazonPayModule } from "../support/amazon-pay-module"
import { workflowOf } from "../support/workflow-of"
import type { Actor, Timeline, TimelineEntry } from "./timeline-types"

/** The newest entries, which the panel shows with the rest. */
export const NEWEST = 20

export interface TimelineInput {
  order_id: string
  limit: number
  offset: number
}

/** What happened to an order, the newest first. No call to Amazon. @throws MedusaError(NOT_FOUND) */
export const viewTimelineWorkflow = workflowOf("amazon-pay-view-timeline", viewTimeline)

async function viewTimeline(container: MedusaContainer, { order_id, limit, offset }: TimelineInput): Promise<Timeline> {
  const { collection_ids: payment_collection_ids } = await findOrderPayments(container, order_id)
  const record = await amazonPayModule(container).ledger.ofOrder({ order_id, payment_collection_ids, limit, offset })
  return timelineOf(container, record, { limit, offset })
}

/** @param record of this page */
export async function timelineOf(
  container: MedusaContainer,
  { entries, count }: OrderRecord,
  page: { limit: number; offset: number },
): Promise<Timeline> {
  const asked = entries.flatMap((entry) => (entry.entry === "operation" ? [entry] : []))
  const people = await amazonPayModule(container).rows.people({
    users: asked.flatMap(({ asked_by }) => adminOf(asked_by) ?? []),
    refunds: asked.flatMap(({ kind, owner }) => (kind === "refund" ? [owner] : [])),
  })
  return { entries: entries.map((entry) => timelineEntry(entry, people)), count, ...page }
}

/** Beside bookings it is notify/ that writes, by the names of events and notices. */
function isTold(name: string): name is AmazonPayEventName | AdminNoticeName {
  return !isBooked(name)
}

function adminOf(asker: string | null): string | null {
  return asker?.startsWith("user_") ? asker : null
}

function actorOf(asker: string | null, { names }: People): Actor {
  const id = adminOf(asker)
  if (id !== null) return { type: "admin", id, name: names.get(id) ?? null }
  return { type: asker === "buyer" || asker === "clock" ? asker : "code" }
}

function timelineEntry({ at: date, ...entry }: LedgerEntry, people: People): TimelineEntry {
  const at = date.toISOString()
  switch (entry.entry) {
    case "operation": {
      const { asked_by, owner, settled_at, ...operation } = entry
      const actor = actorOf(asked_by, people)
      const answered_at = settled_at?.toISOString() ?? null
      return { ...operation, at, actor, answered_at, note: people.notes.get(owner) ?? null }
    }
    case "charge_found": {
      const { id: charge_id } = entry
      return { ...entry, at, charge_id }
    }
    case "refund_found": {
      const { id: refund_id } = entry
      return { ...entry, at, refund_id }
    }
    case "notification": {
      const { id: message_id } = entry
      const outcome = NOTIFICATION_OUTCOMES.find((known) => known === entry.outcome) ?? "received"
      return { ...entry, at, message_id, outcome }
    }
    case "event": {
      const { id, name, object_id, amount, currency_code, reason_code } = entry
      if (isBooked(name)) return { id, at, entry: "booked", what: name, object_id, amount, currency_code }
      if (!isTold(name)) throw new Error(`There is no event ${name}.`)
      return { id, at, entry: "told", name, object_id, reason_code, amount, currency_code }
    }
  }
}
