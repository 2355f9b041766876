import { isSettled, seenRefund, type RefundEntry } from "./refund"
import { isFinal, seenCharge, type ChargeEntry } from "./charge"
import type { Change } from "./holdings"
import type { Operator } from "./operate"

const DAY = 24 * 3_600_000

/**
 * GETs charges and writes down what Amazon holds. What has ended is not asked for again, except a captured charge, whose
 * refunded amount tells of refunds made in Seller Central.
 *
 * @throws AmazonPayError
 */
export async function lookAtCharges(
  operator: Operator,
  charges: readonly ChargeEntry[],
): Promise<NonNullable<Change<ChargeEntry>>[]> {
  const asked = charges.filter((charge) => !isFinal(charge) || charge.state === "Captured")
  const changes: NonNullable<Change<ChargeEntry>>[] = []
  for (const charge of asked) {
    const change = await lookAtCharge(operator, charge)
    if (change) changes.push(change)
  }
  return changes
}

/** @returns null when somebody has seen it later than we asked */
export async function lookAtCharge({ ledger, client }: Operator, known: ChargeEntry): Promise<Change<ChargeEntry>> {
  const since = await ledger.beginLook()
  const charge = await client.getCharge(known.id)
  return ledger.saveCharge(known.id, { ...known, operation_id: null }, seenCharge(charge, known), since)
}

/**
 * A charge as it is by now. Of one that nobody watches, and that Amazon may still end, it is asked once a day at most: in the
 * sandbox an authorization ends long before the date that it names, and a capture may be declined.
 *
 * @throws AmazonPayError
 */
export async function lookDaily(operator: Operator, known: ChargeEntry): Promise<ChargeEntry> {
  const seen = Math.max(known.seen_at.getTime(), known.charged_at?.getTime() ?? 0)
  if (isFinal(known) || operator.clock.now().getTime() - seen < DAY) return known
  return (await lookAtCharge(operator, known))?.now ?? known
}

/** The same of refunds. @throws AmazonPayError */
export async function lookAtRefunds(
  { ledger, client }: Operator,
  refunds: readonly RefundEntry[],
): Promise<NonNullable<Change<RefundEntry>>[]> {
  const changes: NonNullable<Change<RefundEntry>>[] = []
  for (const known of refunds.filter((refund) => !isSettled(refund))) {
    const refund = await client.getRefund(known.id)
    const change = await ledger.saveRefund({ ...known, operation_id: null }, seenRefund(refund, known))
    if (change) changes.push(change)
  }
  return changes
}
