import type { MedusaContainer } from "@medusajs/framework/types"
import type { ChargePermissionId } from "../../amazon/ids"
import { amazonPayModule } from "../shared/amazon-pay-module"
import type { AmazonPayEvent } from "../events/events"
import type { OrderPayment, OrderPayments } from "../shared/order-payments"
import { bookCaptures } from "./booking/book-captures"
import { bookRefunds } from "./booking/book-refunds"
import { finishCaptures } from "./booking/finish-captures"
import { unbookCaptures } from "./booking/unbook-captures"
import { unbookRefunds } from "./booking/unbook-refunds"
import { unbookUnmadeRefunds } from "./booking/unbook-unmade-refunds"
import { decide, standingOf, type Move } from "./decide"
import { lookAtPayment, type Hint } from "./look"
import { releaseCharges } from "./release"
import { saveSight, saveSightOfSession } from "./save-sight"
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
