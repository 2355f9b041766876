import { AmazonPayError, refuse } from "../domain/errors.js"
import { moneyOf, parseAmount } from "../domain/money.js"
import type { Charge } from "../engine/charge.js"
import type { Engine } from "../engine/engine.js"
import { setRefundStatus } from "../engine/record.js"
import type { Refund } from "../engine/refund.js"
import { SETTINGS } from "../engine/settings.js"
import { sellerDescriptor, softDescriptorOf } from "../engine/soft-descriptor.js"
import { simulationOf, type Caller } from "./caller.js"
import { findCharge } from "./find.js"
import type { PriceInput } from "./read-money.js"

/** A refund is of a charge, not of a permission. */
export type CreateRefundInput = {
  readonly chargeId: string
  readonly refundAmount: PriceInput
  readonly softDescriptor?: string | null
}

/**
 * Sends money back. Always asynchronous: the refund begins as RefundInitiated.
 * @throws InvalidChargeStatus unless Captured; CurrencyMismatch; TransactionAmountExceeded above the capture plus the
 *   region's overage; TransactionCountExceeded.
 */
export function createRefund(engine: Engine, caller: Caller, input: CreateRefundInput): Refund {
  const charge = findCharge(engine, caller, input.chargeId)
  const simulation = simulationOf(caller, ["AmazonRejected", "ProcessingFailure"] as const)
  if (charge.status.state !== "Captured") throw refuse.chargeStatus()
  if (input.refundAmount.currencyCode !== charge.amount.currencyCode) throw refuse.currencyMismatch()
  const amount = parseAmount(input.refundAmount.amount, charge.amount.currencyCode)
  if (amount === null || amount.minor === 0) throw refuse.invalidValue("refundAmount.amount")
  const refunded = (charge.refunded?.minor ?? 0) + amount.minor
  if (refunded > refundableOf(engine, charge)) {
    throw refuse.amountExceeded("The refundAmount exceeds what can still be refunded on the Charge.")
  }
  if (charge.refundCount >= SETTINGS.refundsPerCharge) {
    throw new AmazonPayError(
      "TransactionCountExceeded",
      `You have reached the maximum of ${SETTINGS.refundsPerCharge} refunds for this Charge.`,
    )
  }
  const now = engine.clock.now()
  const refund: Refund = {
    id: unusedId(engine, charge),
    merchantId: charge.merchantId,
    environment: charge.environment,
    chargeId: charge.id,
    amount,
    createdAt: now,
    updatedAt: now,
    softDescriptor: softDescriptorOf(engine, input.softDescriptor) ?? sellerDescriptor(engine, charge.merchantMetadata),
    status: { state: "RefundInitiated", then: simulation ?? "Refunded" },
  }
  charge.refunded = { minor: refunded, currencyCode: amount.currencyCode }
  charge.refundCount += 1
  engine.store.refunds.set(refund.id, refund)
  setRefundStatus(engine, refund, refund.status, charge.permissionId)
  engine.schedule.add({ at: now + SETTINGS.refund, kind: "refund-settles", id: refund.id })
  return refund
}

/** The capture plus the smaller of 15 % and the region's overage, in minor units. */
function refundableOf(engine: Engine, charge: Charge): number {
  const captured = charge.captured?.minor ?? 0
  const overage = moneyOf(engine.region.refundOverage, charge.amount.currencyCode).minor
  return captured + Math.min(Math.floor(captured * 0.15), overage)
}

function unusedId(engine: Engine, charge: Charge): string {
  for (;;) {
    const id = engine.ids.refund(charge.id)
    if (!engine.store.refunds.has(id)) return id
  }
}
