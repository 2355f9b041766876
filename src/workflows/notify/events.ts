import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { ClosedBy } from "../../amazon/recurring"
import type { ChargePermissionType } from "../../amazon/states"
import { recordTold, toldByEvent } from "./record-told"

interface OfOrder {
  order_id: string
  provider_id: string
  charge_permission_id: string
}

/** Of a Recurring or PaymentMethodOnFile permission. */
export interface OfAgreement {
  charge_permission_id: string
  provider_id: string
  /** The order that it comes from, or that the event is about. */
  order_id: string | null
}

/** Of a period that is charged on an agreement. */
export interface OfPeriod extends OfAgreement {
  /** The store's own name of it. */
  period: string
  payment_collection_id: string
  /** A decimal string in major units. */
  amount: string
  currency_code: string
}

interface OfCharge extends OfOrder {
  charge_id: string
  /** Amazon's reasonCode, such as "HardDeclined". */
  reason_code: string | null
  /** A decimal string in major units. */
  amount: string
  currency_code: string
}

/**
 * What a store owner may want to act on: an e-mail to the shopper, an alert, another way to pay. Ids only, nothing of
 * the buyer. Each is emitted once for each change, on Medusa's event bus.
 */
export interface AmazonPayEvents {
  /** A pending authorization was refused, or a later one: the order is placed and not paid. */
  "amazon-pay.authorization_declined": OfCharge & {
    /** Where the buyer mends the payment method at Amazon, which does not tell them. */
    buyer_update_url: string
    payment_collection_id: string | null
  }
  /** Amazon refused a capture that it had accepted: Medusa's capture was taken back. */
  "amazon-pay.capture_declined": OfCharge
  /** Amazon refused a refund that it had accepted: Medusa's refund was taken back, the money is still owed. */
  "amazon-pay.refund_declined": OfCharge & { refund_id: string }
  /** The order was canceled, and what was captured of it is not all refunded: that much is still owed to the buyer. */
  "amazon-pay.refund_owed": OfOrder & {
    /** A decimal string in major units. */
    amount: string
    currency_code: string
  }
  /** An authorization ends soon and is not captured. */
  "amazon-pay.authorization_expiring": OfCharge & { expires_at: string }
  /** An authorization ended without a capture, or Amazon canceled it. */
  "amazon-pay.authorization_lost": OfCharge
  /** Nothing more can be charged on it. */
  "amazon-pay.charge_permission_closed": OfAgreement & { reason_code: string | null; closed_by: ClosedBy }
  /** An agreement that may be charged for further orders, without the buyer. */
  "amazon-pay.charge_permission_stored": OfAgreement & { type: ChargePermissionType }
  /**
   * It ends within a month: an agreement unless it is charged before, and one for a single order (`type` is OneTime) with
   * something left to be charged.
   */
  "amazon-pay.charge_permission_expiring": OfAgreement & { type: ChargePermissionType | null; expires_at: string }
  /** Amazon refuses to charge until the buyer has mended the payment method, of which Amazon does not tell them. */
  "amazon-pay.payment_method_needed": OfAgreement & { reason_code: string | null; buyer_update_url: string }
  "amazon-pay.payment_method_mended": OfAgreement
  /** A period was charged on an agreement. */
  "amazon-pay.recurring_charged": OfPeriod & { charge_id: string | null }
  /** Amazon declined it. It may be tried again: `retry_at`, when the clock does. */
  "amazon-pay.recurring_declined": OfPeriod & { reason_code: string | null; retry_at: string | null }
  /**
   * It is not charged, although nothing was declined: another authorization is pending, the shop's keys or account are at
   * fault, or the process ended before Amazon was asked. `retry_at` as above; null: charge it again.
   */
  "amazon-pay.recurring_delayed": OfPeriod & { reason_code: string | null; retry_at: string | null }
  /** The month has no room for it. */
  "amazon-pay.recurring_over_cap": OfPeriod & { available_at: string }
  /** The last of the tries that the clock makes was declined. */
  "amazon-pay.recurring_given_up": OfPeriod & { reason_code: string | null }
  /** A period was charged for a payment that Medusa has removed: what was held is released, what was captured refunded. */
  "amazon-pay.recurring_released": OfPeriod & { charge_id: string | null }
  /**
   * A period was charged for a payment collection that has no order half an hour later, or Amazon refuses to give back what
   * Medusa has removed the payment of.
   */
  "amazon-pay.charge_without_order": OfPeriod & { charge_id: string | null }
  /** Something was charged on an agreement that the shop did not ask for. No order is paid by it. */
  "amazon-pay.foreign_charge": OfAgreement & { charge_id: string; amount: string; currency_code: string }
  /**
   * A buyer disputes a payment. It is answered in Seller Central, and there is a deadline. `object_id` is Amazon's. Of an
   * agreement's charge that Amazon does not name, `order_id` is the agreement's first order.
   */
  "amazon-pay.chargeback_received": OfAgreement & { object_id: string }
  /** The buyer approved the payment, but the cart could not become an order any more: what was held is released. */
  "amazon-pay.checkout_released": { cart_id: string; provider_id: string; checkout_session_id: string }
}

export type AmazonPayEventName = keyof AmazonPayEvents
export type AmazonPayEvent<Name extends AmazonPayEventName = AmazonPayEventName> = {
  [Each in Name]: { name: Each; data: AmazonPayEvents[Each] }
}[Name]

export async function emitEvents(container: MedusaContainer, events: readonly AmazonPayEvent[]): Promise<void> {
  for (const event of events) await recordTold(container, toldByEvent(event))
  if (events.length > 0) await container.resolve(Modules.EVENT_BUS).emit<unknown>([...events])
}
