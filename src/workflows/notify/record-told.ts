import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { Money } from "../../amazon/money"
import type { NewEvent } from "../../ledger/events"
import { amazonPayModule } from "../support/amazon-pay-module"
import { loggable } from "../support/error-info"
import { textOf } from "../support/query-rows"
import type { AdminNotice } from "./admin-notice"
import type { AmazonPayEvent } from "./events"

/**
 * For the timeline: what was told, whether or not anybody listened. One that is of no order and no agreement is in no
 * timeline. It stops nothing: what is not told now is told to nobody.
 */
export async function recordTold(container: MedusaContainer, told: NewEvent): Promise<void> {
  if (told.order_id === null && told.charge_permission_id === null) return
  const { ledger, clock } = amazonPayModule(container)
  try {
    await ledger.events.add(told, clock.now())
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`Amazon Pay: ${told.name} is missing in the timeline. ${loggable(error)}`)
  }
}

export function toldByEvent({ name, data }: AmazonPayEvent): NewEvent {
  const [amount, currency_code] = [textOf(data, "amount"), textOf(data, "currency_code")]
  const charge_permission_id = textOf(data, "charge_permission_id")
  const ids = ["refund_id", "charge_id", "object_id"].map((field) => textOf(data, field))
  return {
    order_id: textOf(data, "order_id"),
    charge_permission_id,
    name,
    object_id: ids.find((id) => id !== null) ?? charge_permission_id,
    reason_code: textOf(data, "reason_code"),
    amount: amount === null || currency_code === null ? null : Money.of(amount, currency_code),
  }
}

export function toldByNotice(order_id: string, { notice: name, ...about }: AdminNotice): NewEvent {
  const amounts = ["amount", "kept", "used"].map((field): unknown => Reflect.get(about, field))
  const reason = textOf(about, "reason")
  return {
    order_id,
    charge_permission_id: null,
    name,
    object_id: null,
    // Elsewhere a sentence of ours.
    reason_code: reason !== null && /^\w+$/.test(reason) ? reason : null,
    amount: amounts.find((value) => value instanceof Money) ?? null,
  }
}
