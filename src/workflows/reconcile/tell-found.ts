import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderPayments } from "../books/order-payments"
import type { AdminNotice } from "../notify/admin-notice"
import { emitEvents, type AmazonPayEvent } from "../notify/events"
import { notifyAdmin, notifyAdminOfEvents } from "../notify/notify-admin"
import { syncWarnings } from "./warnings/sync-warnings"

/** What a look at an order has found, to be told when it ends, however it ends. */
export interface Found {
  events: AmazonPayEvent[]
  notices: AdminNotice[]
  /** Whether the books told the admin something by themselves. */
  isToldByBooks: boolean
  /** Whether Amazon has answered. */
  hasLooked: boolean
}

/** What was found is not new to the next look: if we held it back, it would never be told. */
export async function tellFound(container: MedusaContainer, order: OrderPayments, found: Found): Promise<void> {
  try {
    await emitEvents(container, found.events)
  } finally {
    // The admin is told although the store's event bus is away.
    await notifyAdminOfEvents(container, order, found.events)
    for (const notice of found.notices) await notifyAdmin(container, order, notice)
    await syncWarnings(container, order.order_id, found)
  }
}
