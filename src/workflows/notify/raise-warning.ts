import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { Money } from "../../amazon/money"
import type { NewWarning, WarningSubject } from "../../ledger/warning"
import { amazonPayModule } from "../support/amazon-pay-module"
import { loggable } from "../support/error-info"
import type { AdminNotice } from "./admin-notice"
import type { AmazonPayEvent } from "./events"
import type { PaidCart } from "./texts"

/** What is known at the moment it is told, and cannot be seen of the ledger later. */
export interface Raised {
  subject: WarningSubject
  warning: NewWarning
}

type Known = Pick<NewWarning, "kind" | "provider_id" | "remedy"> & Partial<NewWarning>

function raised(subject: WarningSubject, now: Date, known: Known): Raised {
  const empty = { object_id: null, payment_id: null, amount: null, reason_code: null, until: null, since: now }
  return { subject, warning: { ...empty, ...known } }
}

export function raisedByNotice(
  { order_id: id, provider_id }: { order_id: string; provider_id: string },
  notice: AdminNotice,
  now: Date,
): Raised | null {
  const order = { type: "order", id } as const
  switch (notice.notice) {
    case "captured_though_canceled": {
      const { amount } = notice
      return raised(order, now, { kind: "captured_though_canceled", provider_id, amount, remedy: "refund" })
    }
    case "edited_order_unpaid":
      return raised(order, now, { kind: "edited_order_unpaid", provider_id, remedy: "payment_link" })
    default:
      return null
  }
}

export function raisedByEvent({ name, data }: AmazonPayEvent, now: Date): Raised | null {
  switch (name) {
    case "amazon-pay.chargeback_received": {
      const { order_id, charge_permission_id, provider_id, object_id } = data
      const subject: WarningSubject =
        order_id === null ? { type: "charge_permission", id: charge_permission_id } : { type: "order", id: order_id }
      return raised(subject, now, {
        kind: "chargeback",
        provider_id,
        object_id,
        remedy: "seller_central",
      })
    }
    case "amazon-pay.charge_without_order":
    case "amazon-pay.foreign_charge": {
      const { charge_permission_id: id, provider_id, charge_id: object_id, amount, currency_code } = data
      const kind = name === "amazon-pay.foreign_charge" ? "limits_differ" : "charge_without_order"
      const known = { kind, provider_id, object_id, amount: Money.of(amount, currency_code) } as const
      return raised({ type: "charge_permission", id }, now, { ...known, remedy: "seller_central" })
    }
    default:
      return null
  }
}

export function raisedByPaidCart(
  { cart_id: id, checkout_session_id: object_id, provider_id }: PaidCart & { provider_id: string },
  now: Date,
): Raised {
  const known = { kind: "paid_without_order", provider_id, object_id, remedy: "seller_central" } as const
  return raised({ type: "cart", id }, now, known)
}

/** What fails is logged: the admin is told all the same. */
export async function raiseWarning(container: MedusaContainer, found: Raised | null): Promise<void> {
  if (found === null) return
  try {
    await amazonPayModule(container).ledger.warnings.add(found.subject, found.warning)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Amazon Pay: the warning "${found.warning.kind}" could not be written down. ${loggable(error)}`)
  }
}
