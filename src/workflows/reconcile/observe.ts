import type { MedusaContainer } from "@medusajs/framework/types"
import { isChargeId, isRefundId, type ChargePermissionId } from "../../amazon/ids"
import { Money } from "../../amazon/money"
import type { ChargePermission } from "../../amazon/resources/charge-permission"
import { seenCharge } from "../../ledger/charge"
import { lookAtCharge, lookAtCharges, lookAtRefunds } from "../../ledger/look"
import type { Operator } from "../../ledger/operate"
import { seenRefund } from "../../ledger/refund"
import { permissionOf, type OrderPayment, type OrderPayments } from "../books/order-payments"
import { amazonPayModule } from "../support/amazon-pay-module"
import { unknownDifference, type UnknownDifference } from "./limits"

/** An object of Amazon's that a notification named. It is looked at, and nothing else is believed. */
export interface Hint {
  type: "CHARGE_PERMISSION" | "CHARGE" | "REFUND"
  id: string
}

/** A Charge Permission as seen. */
export interface Observation {
  permission: ChargePermission
  /** What Amazon counts as charged and the ledger does not know of; undefined where that cannot be said. */
  difference: UnknownDifference | null | undefined
}

/**
 * GETs a Charge Permission, its charges and refunds, and what the hint names, if it is of this permission; what the ledger
 * lacks is entered as found.
 *
 * @throws AmazonPayError
 */
export async function observe(
  container: MedusaContainer,
  operator: Operator,
  { id, order, hint }: { id: ChargePermissionId; order: OrderPayments; hint: Hint | undefined },
): Promise<Observation> {
  const { ledger, clock } = amazonPayModule(container)
  const begun = await ledger.ofPermission(id)
  const since = await ledger.beginLook()
  const permission = await operator.client.getChargePermission(id)
  await ledger.savePermission(permission, clock.now(), since)
  const payments = order.payments.filter((payment) => permissionOf(payment) === id)
  // Refunds first: one that is declined between the two would leave a charge that still counts it, as if somebody else
  // had refunded as much.
  await lookAtRefunds(
    operator,
    payments.flatMap(({ chargeRefunds }) => chargeRefunds),
  )
  await lookAtCharges(
    operator,
    payments.flatMap((payment) => payment.charges),
  )
  if (hint) await observeHint(operator, { id, payments, hint })
  const seen = await ledger.ofPermission(id)
  return { permission, difference: unknownDifference(permission, { begun, seen }) }
}

/** A charge or refund that was made elsewhere: Amazon has no list of them, so a notification is how it becomes known. */
async function observeHint(
  operator: Operator,
  { id, payments, hint }: { id: ChargePermissionId; payments: readonly OrderPayment[]; hint: Hint },
): Promise<void> {
  const { ledger, client } = operator
  const charges = payments.flatMap((payment) => payment.charges)
  if (hint.type === "CHARGE" && isChargeId(hint.id) && !charges.some((charge) => charge.id === hint.id)) {
    const owner = ownerOf(payments)
    if (!owner || (await ledger.charge(hint.id)) !== null) return
    const since = await ledger.beginLook()
    const charge = await client.getCharge(hint.id)
    if (charge.chargePermissionId !== id) return
    const nothing = Money.zero(owner.currency_code)
    const known = { amount: nothing, captured: nothing, refunded: nothing, charged_at: null, expires_at: null }
    const entry = {
      provider_id: owner.provider_id,
      charge_permission_id: id,
      payment_session_id: owner.payment_session_id,
      payment_collection_id: owner.collection.id,
      operation_id: null,
    }
    await ledger.saveCharge(hint.id, entry, seenCharge(charge, known), since)
    return
  }
  const refunds = payments.flatMap(({ chargeRefunds }) => chargeRefunds)
  if (hint.type === "REFUND" && isRefundId(hint.id) && !refunds.some((refund) => refund.id === hint.id)) {
    const refund = await client.getRefund(hint.id)
    const charge = charges.find((known) => known.id === refund.chargeId)
    if (!charge) return
    // The charge tells how much of it is refunded by now, this one or others.
    await lookAtCharge(operator, charge)
    const entry = { id: hint.id, charge_id: charge.id, operation_id: null }
    const known = { amount: Money.zero(charge.amount.currencyCode), refunded_at: null }
    await ledger.saveRefund(entry, seenRefund(refund, known))
  }
}

/** A charge made outside this plugin belongs to the newest payment that is alive. */
function ownerOf(payments: readonly OrderPayment[]): OrderPayment | undefined {
  return payments.findLast(({ canceled }) => !canceled) ?? payments.at(-1)
}
