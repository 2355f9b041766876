import type { MedusaContainer } from "@medusajs/framework/types"
import type { ChargePermissionId } from "../../amazon/ids"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { AmazonPayEvent } from "../notify/events"
import type { OrderPayment, OrderPayments } from "../books/order-payments"
import { bookCaptures } from "../books/captures"
import { bookRefunds } from "../books/refunds"
import { finishCaptures } from "../books/finish-captures"
import { unbookCaptures } from "../books/unbook-captures"
import { unbookRefunds } from "../books/unbook-refunds"
import { unbookUnmadeRefunds } from "../books/unbook-unmade-refunds"
import { decide, standingOf, type Move } from "./decide"
import { lookAtPayment, saveSight, saveSightOfSession, type Hint } from "./observe"
import { releaseCharges } from "./release"
import { settlePending } from "./settle-pending"
import { chargeEvents } from "./state-changes"

interface Input {
  id: ChargePermissionId
  order: OrderPayments
  payment: OrderPayment
  hint: Hint | undefined
  /** Gets what has changed, as soon as it is saved: the next look will not find it new, whatever fails after that. */
  news: AmazonPayEvent[]
}

/** One payment: looks, saves what was seen, and books in Medusa what is not booked yet. */
export async function reconcilePayment(
  container: MedusaContainer,
  { id, order, payment, hint, news }: Input,
): Promise<void> {
  const { client } = amazonPayModule(container).accounts.get(payment.provider_id)
  let seen = await lookAtPayment(client, id, payment.data, hint)
  const isCalledFor = (move: Move, of: OrderPayment, charges = of.data.charges) =>
    charges.some((charge) => decide(standingOf(order, of, charge), charge.state) === move)
  if (isCalledFor("release", payment, seen.charges)) seen = await releaseCharges(client, seen)
  const events = chargeEvents(payment, seen, { order_id: order.order_id, charge_permission_id: id })
  const now: OrderPayment = { ...payment, data: await saveSight(container, payment, seen) }
  if (now.payment_id === null) {
    if (isCalledFor("settle", now)) await settlePending(container, now)
    if (order.canceled) await saveSightOfSession(container, payment, seen)
    // What becomes of an authorization that a canceled order waits for no more is no news.
    else news.push(...events)
    return
  }
  news.push(...events)
  if (isCalledFor("unbook", now)) await unbookCaptures(container, order.order_id, now)
  await unbookRefunds(container, order.order_id, now)
  now.data = await unbookUnmadeRefunds(container, order, now)
  if (isCalledFor("book", now)) await bookCaptures(container, order, now)
  await bookRefunds(container, order.order_id, now)
  await finishCaptures(container, order, now)
}
