import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { Money } from "../../../amazon/money"
import { moneyOf } from "../../../providers/amazon-pay/medusa/money-of"
import { BOOKED_ONLY } from "../../../providers/amazon-pay/methods/refund-payment"
import type { OrderPayment } from "../../shared/order-payments"
import { correctTransactions } from "./correct-transactions"
import { paymentRows } from "./payment-rows"
import { recomputeCollection } from "./recompute-collection"

/**
 * Takes back refunds that were found by their amount alone and that Amazon has declined since: the amount refunded there
 * has gone down again.
 */
export async function unbookFoundRefunds(
  container: MedusaContainer,
  order_id: string,
  payment: OrderPayment,
): Promise<void> {
  const { payment_id, data } = payment
  if (payment_id === null || data.found_refunds === 0) return
  const { currency_code, charges, refunds } = data
  const sum = (amounts: readonly Money[]) => Money.sum(amounts, currency_code)
  const atAmazon = sum(charges.map(({ refunded_amount }) => Money.of(refunded_amount, currency_code)))
  const named = refunds.filter(({ refund_id, state }) => refund_id !== null && state !== "Declined")
  const unnamed = atAmazon.minus(sum(named.map(({ amount }) => Money.of(amount, currency_code))))

  const found = await foundRefunds(container, payment_id, payment)
  let surplus = sum(found.map(({ amount }) => amount)).minus(unnamed)
  for (const { id, amount } of found) {
    const part = surplus.min(amount)
    if (part.isZero()) continue
    const left = amount.minus(part)
    const entries = [{ reference_id: id, amount: `-${left.amount}` }]
    await correctTransactions(container, order_id, { currency_code, entries })
    const rows = paymentRows(container)
    await (left.isZero() ? rows.deleteRefunds(id) : rows.updateRefunds({ id, amount: left.amount }))
    await recomputeCollection(container, payment)
    surplus = surplus.minus(part)
  }
}

/** Medusa's refunds that stand for none that is known by its id. */
async function foundRefunds(container: MedusaContainer, paymentId: string, { data }: OrderPayment) {
  const { refunds = [] } = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(paymentId, { relations: ["refunds"] })
  return refunds
    .filter(
      ({ id, created_by }) => created_by === BOOKED_ONLY && !data.refunds.some(({ refund_id }) => refund_id === id),
    )
    .map(({ id, amount }) => ({ id, amount: moneyOf(amount, data.currency_code) }))
}
