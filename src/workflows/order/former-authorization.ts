import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { ChargePermissionId } from "../../amazon/ids"
import { Money } from "../../amazon/money"
import { isLive } from "../../ledger/charge"
import { revivePayment } from "../books/captures"
import { isMade, type Made } from "../books/correct-books"
import type { OrderPayment } from "../books/order-payments"
import { operatorFor } from "../reconcile/operator"
import { releaseCharges } from "../reconcile/release"

/**
 * The payment that Medusa canceled because the order was edited, and whose authorization Amazon still holds: the
 * provider leaves it until the new one is there (providers/amazon-pay/methods/cancel-payment.ts).
 */
export function findFormer(payments: readonly OrderPayment[]): Made | null {
  const isFormer = (payment: OrderPayment): payment is Made =>
    isMade(payment) && payment.canceled && payment.charges.some(isLive)
  return payments.findLast(isFormer) ?? null
}

/** What Amazon would take beside what it holds, and what once that is released. */
export interface Room {
  beside: Money
  /** null when Amazon does not say: then it is asked. */
  afterRelease: Money | null
}

/** @throws AmazonPayError */
export async function roomOn(
  container: MedusaContainer,
  id: ChargePermissionId,
  {
    provider_id,
    former,
    currency_code,
  }: { provider_id: string; former: Pick<OrderPayment, "charges"> | null; currency_code: string },
): Promise<Room> {
  const { amountBalance } = await operatorFor(container, provider_id).client.getChargePermission(id)
  const beside = amountBalance ?? Money.zero(currency_code)
  const held = Money.sum(
    (former?.charges ?? []).filter(isLive).map(({ amount }) => amount),
    currency_code,
  )
  return { beside, afterRelease: amountBalance && beside.plus(held) }
}

/** Where there is no room for both. @throws OutcomeUnknownError */
export function releaseFormer(container: MedusaContainer, id: ChargePermissionId, former: Made): Promise<void> {
  return releaseCharges(operatorFor(container, former.provider_id), id, former)
}

/**
 * The new charge was refused: the payment is as it was before the edit, and can be captured. The collection that was to
 * take its place is canceled, because at the next edit Medusa takes the first open or authorized one that it finds for
 * the only one (core-flows, create-or-update-order-payment-collection.js).
 */
export async function keepFormer(container: MedusaContainer, former: Made, replacement: string): Promise<void> {
  await revivePayment(container, former)
  const module = container.resolve(Modules.PAYMENT)
  const { collection, amount } = former
  // Edited before it was authorized, it is for the other total: that it was refused would not be seen by the next start.
  if (!collection.isShared) await module.updatePaymentCollections(collection.id, { amount: amount.toFixed() })
  await module.updatePaymentCollections(replacement, { status: "canceled" })
}
