import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { isLive } from "../../ledger/charge"
import { isHolding } from "../../ledger/refund"
import { revivePayment } from "../books/captures"
import { correctBooks, isMade, type Made } from "../books/correct-books"
import { atAmazon, type OrderPayment, type OrderPayments } from "../books/order-payments"
import type { AmazonPayEvent } from "../notify/events"
import { notifyAdmin } from "../notify/notify-admin"
import { tellOnce } from "../reconcile/news"
import { tellFound } from "../reconcile/tell-found"
import { amazonPayModule } from "../support/amazon-pay-module"

/**
 * Medusa cancels the payment of an order that it could not place, and at the next try takes the canceled one, without asking
 * the provider (payment-module.js, authorizePaymentSession). What Amazon holds still pays for the order; where it holds
 * nothing any more, the admin is told. A payment of an earlier try that the order does not rest on is left to be released.
 *
 * @returns the order's payments, as they are then
 */
export async function settleCanceledBefore(container: MedusaContainer, order: OrderPayments): Promise<OrderPayments> {
  let now = order
  const isPaidOtherwise = order.isShared || order.payments.some((payment) => !payment.canceled)
  for (const payment of await canceledBefore(container, order)) {
    // Medusa deletes the session of a payment that another one took the place of, and keeps the payment.
    if (isPaidOtherwise || payment.session_status === "") await releaseSoon(container, order, payment)
    else if (isHeld(order, payment)) {
      await revivePayment(container, payment)
      now = (await correctBooks(container, order.order_id, { hasLooked: false })).order
    } else await tellOfUnpaid(container, order, payment)
  }
  return now
}

async function releaseSoon(container: MedusaContainer, { order_id }: OrderPayments, { charges }: Made): Promise<void> {
  const { ledger, clock } = amazonPayModule(container)
  if (charges.some(isLive)) await ledger.watches.bringForward(order_id, { to: clock.now() })
}

/** The payments that were canceled before there was the order. */
async function canceledBefore(
  container: MedusaContainer,
  { order_id, canceled, payments }: OrderPayments,
): Promise<Made[]> {
  const suspects = payments.filter(isMade).filter((payment) => payment.canceled && payment.captures.length === 0)
  if (canceled || suspects.length === 0) return []
  const select = ["id", "created_at"]
  const { created_at } = await container.resolve(Modules.ORDER).retrieveOrder(order_id, { select })
  const placed = new Date(created_at).getTime()
  const rows = await container
    .resolve(Modules.PAYMENT)
    .listPayments({ id: suspects.map(({ payment_id }) => payment_id) })
  const isBefore = (date: string | Date | null | undefined) => date != null && new Date(date).getTime() < placed
  const before = new Set(rows.flatMap(({ id, canceled_at }) => (isBefore(canceled_at) ? id : [])))
  return suspects.filter(({ payment_id }) => before.has(payment_id))
}

/** With Confirm nothing is charged yet. */
function isHeld({ permissions }: OrderPayments, { charges, chargeRefunds, terms }: OrderPayment): boolean {
  if (charges.length > 0) return charges.some((charge) => isHolding(charge, chargeRefunds))
  return permissions.some(({ id, state }) => id === terms.permissionId && state !== "Closed")
}

function tellOfUnpaid(container: MedusaContainer, order: OrderPayments, payment: Made): Promise<void> {
  const { order_id } = order
  return tellOnce(container, { watchId: order_id, what: `canceled ${payment.payment_id}` }, async () => {
    if (payment.charges.length === 0) {
      const amount = atAmazon(payment.amount, payment.currency_code)
      await notifyAdmin(container, order, { notice: "order_unpaid", amount })
      return
    }
    const events = payment.charges.map(
      ({ id, charge_permission_id, provider_id, reason_code, amount }): AmazonPayEvent => {
        const { amount: value, currencyCode: currency_code } = amount
        const names = { order_id, provider_id, charge_permission_id, charge_id: id }
        return { name: "amazon-pay.authorization_lost", data: { ...names, reason_code, amount: value, currency_code } }
      },
    )
    await tellFound(container, order, { events, notices: [], isToldByBooks: false, hasLooked: false })
  })
}
